# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that plugins whose sources mark their exports are typed as those with
headers are, in a build."""

import json
import shutil
import unittest

from project import ProjectCase


class Marked(ProjectCase):
    """A project whose plugins have no headers of their own."""

    def build(self, **environment):
        """The project, built without a warning and with nothing left to do."""
        project = self.installed("marked")
        project.environment.update(environment)
        project.setup()
        outcome = project.try_build()
        self.assertEqual(outcome.status, 0, str(outcome))
        self.assertNotIn("warning", outcome.text)
        self.assertTrue(project.is_built())
        return project

    def read_exports(self, project, name):
        """Signature and place of each export of a plugin, by name."""
        text = project.find(f"{name}.exports.json").read_text("utf-8")
        return {one["name"]: (one["signature"], one["header"], one["line"])
                for one in json.loads(text)["exports"]}

    def test_every_compiler_types_what_is_marked(self):
        for c, cpp in (("gcc", "g++"), ("clang", "clang++")):
            with self.subTest(cpp):
                if not shutil.which(cpp) or not shutil.which(c):
                    self.skipTest(f"no {cpp} here")
                project = self.build(CC=c, CXX=cpp)
                self.assertEqual(self.read_exports(project, "reverb"), {
                    "audio::gain":
                        ("float(const audio::Params&)", "reverb.cpp", 21),
                    "audio::presets": ("const int[2]", "reverb.cpp", 27)})
                self.assertEqual(self.read_exports(project, "plain"), {
                    "twice": ("int(int)", "plain.c", 6)})
                file = project.find("reverb.so")
                outcome = project.run("host", file, project.find("plain.so"))
                self.assert_done(
                    outcome,
                    "0.5 4 8\n"
                    f"hallmark: error: '{file}': export 'audio::gain' has "
                    "another type: found float(const audio::Params&), "
                    "expected float(audio::Params&)\n")

    def test_changes_restamp(self):
        project = self.build()
        project.change("params.hpp", "float level;", "float level;\n  int more = 0;")
        made = project.build()
        self.assertIn("reverb.so", made)
        self.assertNotIn("plain.so", made)

        project.change("plain.c", "twice(int x)", "thrice(int x)")
        project.build()
        self.assertEqual(list(self.read_exports(project, "plain")), ["thrice"])
        self.assertTrue(project.is_built())

    def test_mistakes_are_told_where_they_are(self):
        project = self.installed("marked")
        project.change("plain.c", "HALLMARK_EXPORT ", "")
        project.change("reverb.cpp", "HALLMARK_EXPORT extern const int presets",
                       "HALLMARK_EXPORT thread_local int local = 1;\n"
                       "extern const int presets")
        project.setup()
        said = project.try_build("plain.plugin.c").text.splitlines()
        self.assertIn("../plain.plugin.toml:6:10: error: source marks no export",
                      said)
        said = project.try_build("reverb.plugin.cpp").text.splitlines()
        self.assertIn("../reverb.cpp:26:34: error: export 'audio::local' is "
                      "thread-local: its address differs between threads", said)


if __name__ == "__main__":
    unittest.main()
