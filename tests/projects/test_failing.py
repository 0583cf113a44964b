# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that each mistake below failing/ fails the build, with the lines of
its expected.txt."""

import unittest

from project import ProjectCase


def find_words(output):
    """What the steps of a build said: without ninja's own lines, of which the
    one after `FAILED` is the command."""
    lines = iter(output.splitlines())
    words = []
    for line in lines:
        if line.startswith("FAILED: "):
            next(lines)
        elif not line.startswith(("[", "ninja: ")):
            words.append(line + "\n")
    return "".join(words)


class Failing(ProjectCase):
    """Projects that make one mistake each."""

    def refused(self, name):
        """The build fails, and says exactly what the folder expects."""
        project = self.installed(f"failing/{name}")
        expected = (project.folder / "expected.txt").read_text("utf-8")
        project.setup()
        outcome = project.try_build()
        self.assertEqual(outcome.status, 1, str(outcome))
        self.assertEqual(find_words(outcome.out), expected, str(outcome))
        self.assertFalse(list(project.build_folder.rglob("*.exports.json")))

    def test_own_version_script_that_drops_the_stamp_is_refused(self):
        self.refused("own_version_script")

    def test_forgotten_response_file_is_refused(self):
        self.refused("forgotten_link_args")

    def test_declared_export_that_is_missing_is_refused(self):
        self.refused("missing_export")

    def test_undeclared_symbol_that_is_exported_is_refused(self):
        self.refused("undeclared_export")

    def test_symbol_and_note_that_disagree_are_refused(self):
        self.refused("disagreement")

    def test_qualified_export_without_a_header_is_refused(self):
        self.refused("qualified_export")


if __name__ == "__main__":
    unittest.main()
