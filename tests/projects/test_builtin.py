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


class Builtin(ProjectCase):
    """A project that links its plugins into its host."""

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
                ran = project.run("host")
                self.assert_done(ran)
                self.assertEqual(ran.out[:len(HEAD)], HEAD)
                refusals = ran.out[len(HEAD):]
                self.assertIn("interface 'audio.example/effect'", refusals)
                self.assertIn("hallmark: error: 'audio.example/reverb': version"
                              " is out of range: found 1.2.0, expected ^2\n",
                              refusals)

    def test_link_time_optimisation_is_refused_by_name(self):
        project = self.installed("builtin")
        project.setup("-Db_lto=true")
        outcome = project.try_build()
        self.assertEqual(outcome.status, 1, str(outcome))
        self.assertIn("override_options: 'b_lto=false'", outcome.text)


if __name__ == "__main__":
    unittest.main()
