# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that a host in C can do all that the library does, with a C compiler
alone."""

import json
import unittest

from project import PROJECTS, ProjectCase


class HostInC(ProjectCase):
    """One host; c_host/expected.txt is all that it says."""

    def build(self, *options):
        """The project, built without a warning by the C compiler alone."""
        project = self.installed("c_host")
        (project.folder / "host.cpp").unlink()
        project.setup(*options)
        outcome = project.try_build()
        self.assertEqual(outcome.status, 0, str(outcome))
        self.assertNotIn("warning", outcome.text)
        commands = json.loads(
            (project.build_folder / "compile_commands.json").read_text("utf-8"))
        self.assertEqual(
            {entry["file"].rsplit(".", 1)[1] for entry in commands}, {"c"})
        return project

    def test_host_says_what_is_refused_opened_bound_found_and_closed(self):
        expected = (PROJECTS / "c_host" / "expected.txt").read_text("utf-8")
        for standard in ("c99", "c11"):
            with self.subTest(standard):
                project = self.build(f"-Dc_std={standard}")
                outcome = project.run("host", project.build_folder / "plugins")
                outcome.out = outcome.out.replace(
                    f"{project.build_folder}/", "")
                self.assert_done(outcome, expected)


if __name__ == "__main__":
    unittest.main()
