# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that check_headers.py refuses what it should."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).with_name("check_headers.py")


class Headers(unittest.TestCase):
    """A folder of one header."""

    def check(self, name, text, *words):
        """The status and the words for one header."""
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, name).write_text(text, encoding="utf-8")
            answer = subprocess.run(
                [sys.executable, str(SCRIPT), folder, *words],
                stdout=subprocess.PIPE, encoding="utf-8", check=False)
        return answer.returncode, answer.stdout

    def test_sound_header_passes(self):
        self.assertEqual(
            self.check("a.h", "#pragma once\nint f(int);\n", "c", "gcc"),
            (0, "1 headers, 0 with warnings\n"))

    def test_header_that_needs_another_is_refused(self):
        status, text = self.check(
            "a.h", "#pragma once\nsize_t f(void);\n", "c", "gcc")
        self.assertEqual(status, 1)
        self.assertIn("unknown type name", text)

    def test_header_that_is_included_twice_badly_is_refused(self):
        status, text = self.check("a.hpp", "struct A {};\n", "c++", "g++")
        self.assertEqual(status, 1)
        self.assertIn("redefinition of", text)

    def test_conversion_in_header_is_refused(self):
        status, text = self.check(
            "a.hpp", "#pragma once\ninline int f(long a) { return a; }\n",
            "c++", "g++")
        self.assertEqual(status, 1)
        self.assertIn("-Werror=conversion", text)

    def test_exceptions_are_refused_where_there_are_none(self):
        header = "#pragma once\ninline void f() { throw 1; }\n"
        self.assertEqual(self.check("a.hpp", header, "c++", "g++")[0], 0)
        self.assertEqual(self.check(
            "a.hpp", header, "c++", "g++", "--", "-fno-exceptions")[0], 1)

    def test_absent_compiler_is_skipped_by_name(self):
        self.assertEqual(self.check("a.h", "", "c", "no-such-compiler"),
                         (77, "skipped: no no-such-compiler here\n"))

    def test_folder_without_headers_is_refused(self):
        self.assertEqual(self.check("a.txt", "", "c", "gcc"),
                         (1, "0 headers, 0 with warnings\n"))


if __name__ == "__main__":
    unittest.main()
