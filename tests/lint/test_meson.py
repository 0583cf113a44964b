# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that check_meson.py refuses what it should."""

import unittest

from lint_case import LintCase
import check_meson


class Meson(LintCase):
    """Build definitions."""

    def refused(self, text, *lines):
        """Exactly these lines of a build definition."""
        self.write("toolkit/meson.build", text)
        self.assertEqual(
            check_meson.check(self.root),
            [f"toolkit/meson.build:{line}: reads a meson.build, which subdir() "
             "enters too" for line in lines])

    def test_entered_and_installed_build_definition_passes(self):
        self.refused("subdir('helper')\ninstall_data('helper/meson.build')\n"
                     "fs.read('text.in')\n")

    def test_build_definition_that_is_read_is_refused(self):
        self.refused("subdir('helper')\n"
                     "a = import('fs').read('../helper/meson.build')\n"
                     "b = fs.read(\n  files('helper/meson.build'))\n", 2, 3)

    def test_build_definition_that_is_an_input_is_refused(self):
        self.refused("configure_file(\n  input: 'meson.build',\n)\n", 2)


if __name__ == "__main__":
    unittest.main()
