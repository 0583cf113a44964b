# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests a check on a small tree that is made bad in one place."""

import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "lint")]


class LintCase(unittest.TestCase):
    """A test with a source tree in a temporary folder."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()  # pylint: disable=R1732
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def write(self, name, text=""):
        """Write a file of the tree."""
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def write_all(self, files):
        """Write several, from a dictionary of text by name."""
        for name, text in files.items():
            self.write(name, text)
