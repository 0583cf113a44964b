# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that two plugins of one interface live in one host."""

import shutil
import unittest

from project import ProjectCase

HEAD = """\
audio.example/reverb 1.2.0: 21, 28
audio.example/delay 1.2.0: 6, 8
"""


# What a linker drops that nothing refers to: nothing refers to a record.
SECTIONS = (
    "-Dcpp_args=['-ffunction-sections', '-fdata-sections']",
    "-Dcpp_link_args=['-Wl,--gc-sections']",
)

LTO = ("was compiled for link-time optimization\n"
       "  hint: compile the plugin without it: override_options: 'b_lto=false'")


class Builtin(ProjectCase):
    """A project that links its plugins into its host."""

    def assert_runs(self, project):
        """The host calls both, and is refused what they are not."""
        ran = project.run("host")
        self.assert_done(ran)
        self.assertEqual(ran.out[:len(HEAD)], HEAD)
        refusals = ran.out[len(HEAD):]
        self.assertIn("interface 'audio.example/effect'", refusals)
        self.assertIn("hallmark: error: 'audio.example/reverb': version"
                      " is out of range: found 1.2.0, expected ^2\n", refusals)

    def test_two_plugins_of_one_interface_live_in_one_host(self):
        for compiler in ("g++", "clang++"):
            with self.subTest(compiler):
                if not shutil.which(compiler):
                    self.skipTest(f"no {compiler} here")
                project = self.installed("builtin")
                project.environment["CXX"] = compiler
                project.setup(*SECTIONS)
                outcome = project.try_build()
                self.assertEqual(outcome.status, 0, str(outcome))
                self.assertTrue(project.is_built())
                self.assert_runs(project)

    def test_host_may_be_optimised_when_it_is_linked(self):
        for compiler, linker in (("g++", "bfd"), ("clang++", "lld")):
            with self.subTest(compiler):
                if not shutil.which(compiler) or not shutil.which("ld." + linker):
                    self.skipTest(f"no {compiler} with {linker} here")
                project = self.installed("builtin")
                project.environment["CXX"] = compiler
                project.environment["CXX_LD"] = linker
                # The twin's objects come from it, and are not compiled.
                project.change("meson.build", "link_depends: stamp[1],",
                               "link_depends: stamp[1], "
                               "override_options: 'b_lto=false',")
                project.setup("-Db_lto=true", *SECTIONS)
                outcome = project.try_build()
                self.assertEqual(outcome.status, 0, str(outcome))
                self.assert_runs(project)
                flags = {target["name"]: str(target["target_sources"])
                         for target in project.introspect("--targets")}
                self.assertIn("'-flto", flags["host"])
                self.assertNotIn("'-flto", flags["reverb"])

    def test_plugin_optimised_when_it_is_linked_is_refused_by_name(self):
        for compiler in ("g++", "clang++"):
            with self.subTest(compiler):
                if not shutil.which(compiler):
                    self.skipTest(f"no {compiler} here")
                project = self.installed("builtin")
                project.environment["CXX"] = compiler
                project.environment["CXX_LD"] = "lld"
                project.setup("-Db_lto=true")
                outcome = project.try_build("libreverb_builtin.builtin.a")
                self.assertEqual(outcome.status, 1, str(outcome))
                self.assertIn(LTO, outcome.text)


if __name__ == "__main__":
    unittest.main()
