# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that Hallmark works as a subproject, and as one of a subproject."""

import unittest

from project import ProjectCase

# A debug build of the toolkit takes half the time of the default.
FAST = ["-Dbuildtype=plain"]


class Subproject(ProjectCase):
    """Projects that have Hallmark's source beside them."""

    def test_nested_subproject_shares_one_hallmark(self):
        project = self.subproject("nested")
        outcome = project.setup(*FAST)
        self.assertEqual(outcome.out.count("Executing subproject hallmark"), 0)
        self.assertEqual(
            outcome.out.count("Executing subproject sdk:hallmark"), 1)

        outcome = project.try_build()
        self.assertEqual(outcome.status, 0, str(outcome))
        self.assertNotIn("warning", outcome.text)
        self.assertTrue(project.is_built())
        self.assert_done(project.test())
        self.assert_done(
            project.run("host", "reverb.so", "subprojects/sdk/delay.so"),
            "audio.example/reverb 1.2.0: gain(3) is 21, level is 7\n"
            "audio.example/delay 3.1.4: gain(3) is 6, level is 2\n")

    def test_consumer_installs_nothing_of_hallmark(self):
        project = self.subproject("single")
        project.setup(*FAST)
        outcome = project.try_build("install", "-n")
        installed = project.introspect("--installed")
        self.assertEqual(outcome.status, 0, str(outcome))
        self.assertEqual(installed, {})

    def test_wrap_file_provides_dependency_and_program(self):
        project = self.subproject("plain", helper=None)
        project.write(
            "subprojects/hallmark.wrap",
            "[wrap-file]\ndirectory = hallmark\n\n[provide]\n"
            "dependency_names = hallmark\nprogram_names = hallmark\n")
        outcome = project.setup(*FAST, "--force-fallback-for=hallmark")
        self.assertIn(
            "Dependency hallmark found: YES 0.1.0 (overridden)", outcome.out)
        self.assertIn("Program hallmark found: YES (overridden)", outcome.out)


if __name__ == "__main__":
    unittest.main()
