# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that check_mirror.py refuses what it should."""

import unittest

from lint_case import LintCase
import check_mirror


class Mirror(LintCase):
    """A tree of one tested unit of the loader and one of the toolkit."""

    def setUp(self):
        super().setUp()
        self.write_all({
            "loader/elf/notes.cpp": "",
            "tests/elf/test_notes.cpp": "",
            "tests/elf/meson.build": "foreach unit : ['notes']",
            "toolkit/output/write.cpp": "",
            "tests/toolkit/output/test_write.cpp": "",
            "tests/toolkit/meson.build": "'output/test_write.cpp'",
        })

    def refused(self, *problems):
        """Exactly these problems."""
        self.assertEqual(check_mirror.check(self.root), list(problems))

    def test_mirrored_units_pass(self):
        self.refused()

    def test_unit_of_loader_without_test_is_refused(self):
        self.write("loader/elf/image.cpp")
        self.refused("loader/elf/image.cpp:1: has no test: "
                     "expected tests/elf/test_image.cpp")

    def test_unit_of_toolkit_without_test_is_refused(self):
        self.write("toolkit/commands/new.cpp")
        self.refused("toolkit/commands/new.cpp:1: has no test: "
                     "expected tests/toolkit/commands/test_new.cpp")

    def test_unit_of_a_room_without_test_is_refused(self):
        self.write("toolkit/contract/dwarf/index.cpp")
        self.write("tests/toolkit/contract/test_index.cpp")
        self.write("tests/toolkit/contract/meson.build", "'test_index.cpp'")
        self.refused("toolkit/contract/dwarf/index.cpp:1: has no test: "
                     "expected tests/toolkit/contract/dwarf/test_index.cpp")

    def test_exception_with_reason_passes(self):
        self.write("loader/elf/image.cpp")
        self.write("tests/lint/unmirrored.txt",
                   "# why\nloader/elf/image.cpp  in every test of elf\n")
        self.refused()

    def test_exception_without_reason_is_refused(self):
        self.write("loader/elf/image.cpp")
        self.write("tests/lint/unmirrored.txt", "loader/elf/image.cpp\n")
        self.refused("tests/lint/unmirrored.txt:1: "
                     "'loader/elf/image.cpp' has no reason")

    def test_exception_that_has_a_test_is_refused(self):
        self.write("tests/lint/unmirrored.txt", "loader/elf/notes.cpp why\n")
        self.refused("tests/lint/unmirrored.txt:1: "
                     "'loader/elf/notes.cpp' has a test")

    def test_exception_for_no_unit_is_refused(self):
        self.write("tests/lint/unmirrored.txt", "loader/elf/gone.cpp why\n")
        self.refused("tests/lint/unmirrored.txt:1: "
                     "'loader/elf/gone.cpp' is not a unit")

    def test_test_file_that_no_build_names_is_refused(self):
        self.write("tests/elf/test_more.cpp")
        self.refused("tests/elf/test_more.cpp:1: is never run: "
                     "no meson.build names it")


if __name__ == "__main__":
    unittest.main()
