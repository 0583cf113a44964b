# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that whole projects build without a warning, and that their hosts
open what was built."""

import json
import unittest

from project import MESON, ProjectCase, install_hallmark, run


class Consumers(ProjectCase):
    """Projects that find an installed Hallmark with pkg-config."""

    def build(self, name, *options):
        """A project, built without a warning and with nothing left to do."""
        project = self.installed(name)
        project.setup(*options)
        outcome = project.try_build()
        self.assertEqual(outcome.status, 0, str(outcome))
        self.assertNotIn("warning", outcome.text)
        self.assertTrue(project.is_built())
        self.assert_done(project.test())
        return project

    def test_three_statements_make_a_plugin_that_a_host_opens(self):
        project = self.build("single")
        self.assert_done(
            project.run("host", project.find("reverb.so")),
            "audio.example/reverb 1.2.0: gain(3) is 21, level is 7\n")

    def test_family_of_three_is_one_loop(self):
        project = self.build("family")
        plugins = [project.find(f"{name}.so")
                   for name in ("chorus", "delay", "reverb")]
        self.assert_done(
            project.run("host", *plugins),
            "audio.example/chorus 2.0.0: gain(3) is 6, level is 2\n"
            "audio.example/delay 3.0.0: gain(3) is 9, level is 3\n"
            "audio.example/reverb 4.0.0: gain(3) is 12, level is 4\n")

    def test_equal_names_in_subfolders_are_two_plugins(self):
        project = self.build("subfolders")
        self.assert_done(
            project.run("host", "hall/reverb.so", "room/reverb.so"),
            "audio.example/hall/reverb 1.0.0: gain(3) is 15, level is 5\n"
            "audio.example/room/reverb 1.0.0: gain(3) is 27, level is 9\n")

    def test_plugin_and_host_in_c_need_no_other_language(self):
        project = self.build("c_only")
        self.assert_done(
            project.run("host", project.find("reverb.so")),
            "audio.example/reverb 1.2.0: gain(3) is 24, level is 8\n")
        commands = json.loads(
            (project.build_folder / "compile_commands.json").read_text("utf-8"))
        self.assertEqual(
            {entry["file"].rsplit(".", 1)[1] for entry in commands}, {"c"})

    def test_names_alone_find_the_dependency_and_the_program(self):
        project = self.installed("plain")
        prefix = install_hallmark()
        project.environment["PATH"] = f"{prefix}/bin:/usr/bin:/bin"
        project.setup()
        project.build()
        self.assert_done(project.test())

    def test_undeclared_symbols_stay_inside(self):
        project = self.build("single")
        symbols = run("nm", "-D", "--defined-only", project.find("reverb.so"))
        self.assertEqual(
            sorted(line.split()[-1] for line in symbols.out.splitlines()),
            ["gain", "hallmark$audio.example$2freverb$1.2.0",
             "hallmark_context_slot", "level"])

    def test_manifest_is_installed_beside_the_plugin(self):
        project = self.installed("single")
        prefix = project.folder / "prefix"
        for kind in ("plugin", "exports"):
            project.change("meson.build", f"kwargs: hallmark_{kind}",
                           "install: true, install_dir: 'lib/synth', "
                           f"kwargs: hallmark_{kind}")
        project.setup(f"--prefix={prefix}")
        project.build()
        self.assert_done(run(MESON, "install", "-C", project.build_folder,
                             "--tags", "runtime"))
        names = {file.name for file in (prefix / "lib" / "synth").iterdir()}
        self.assertEqual(names, {"reverb.so", "reverb.exports.json"})


if __name__ == "__main__":
    unittest.main()
