# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that check_surface.py refuses what it should."""

import unittest

from lint_case import LintCase
import check_surface

HEADERS = "loader/include/hallmark/"


class Surface(LintCase):
    """A tree of a library with one function in each area."""

    def setUp(self):
        super().setUp()
        self.write_all({
            HEADERS + "hallmark.h":
                "#include <hallmark/c/api.h>\n#include <hallmark/c/loader.h>\n",
            HEADERS + "c/api.h":
                "#include <hallmark/c/scan.h>\n"
                "typedef struct hallmark_api {\n  void* (*open)(int);\n"
                "  int (*scan)(hallmark_loader*,\n              int);\n"
                "} hallmark_api;\n",
            HEADERS + "c/loader.h":
                "/* HALLMARK_API int hallmark_said(void); */\n"
                "HALLMARK_API void*\nhallmark_loader_new(void);\n"
                "HALLMARK_API void*\nhallmark_open(int file);\n",
            HEADERS + "c/scan.h": "HALLMARK_API int\nhallmark_scan(int a,\n"
                                  "              int b);\n",
            "loader/api/table.cpp":
                "    .open = hallmark_open,\n    .scan = hallmark_scan,\n",
            "loader/hallmark.symbols":
                "T hallmark_loader_new@@X_0\nT hallmark_open@@X_0\n"
                "T hallmark_scan@@X_0\n",
        })

    def change(self, name, old, new):
        """Replace text of a file."""
        file = self.root / name
        text = file.read_text("utf-8")
        self.assertEqual(text.count(old), 1)
        file.write_text(text.replace(old, new), "utf-8")

    def refused(self, *problems):
        """Exactly these problems."""
        self.assertEqual(check_surface.check(self.root), list(problems))

    def test_one_set_of_functions_passes(self):
        self.refused()

    def test_header_that_is_not_included_is_refused(self):
        self.write(HEADERS + "c/watch.h")
        self.refused(HEADERS + "c/watch.h:1: hallmark.h does not include it")

    def test_function_that_the_table_lacks_is_refused(self):
        self.change(HEADERS + "c/api.h", "  void* (*open)(int);\n", "")
        self.refused(HEADERS + "c/loader.h:5: 'hallmark_open' is not in "
                     "hallmark_api")

    def test_member_that_is_no_function_is_refused(self):
        self.change(HEADERS + "c/api.h", "(*open)(int);",
                    "(*open)(int);\n  int (*shut)(int);")
        self.refused(HEADERS + "c/api.h:1: member 'shut' is no function of "
                     "hallmark.h")

    def test_member_that_nothing_sets_is_refused(self):
        self.change("loader/api/table.cpp", ".open = hallmark_open",
                    ".open = hallmark_scan")
        self.refused("loader/api/table.cpp:1: 'open' is not set to "
                     "hallmark_open")

    def test_function_that_is_not_kept_as_a_symbol_is_refused(self):
        self.change("loader/hallmark.symbols", "T hallmark_open@@X_0\n", "")
        self.refused(HEADERS + "c/loader.h:5: 'hallmark_open' is not in "
                     "loader/hallmark.symbols: build accept-abi")

    def test_symbol_that_is_no_function_is_refused(self):
        self.change("loader/hallmark.symbols", "T hallmark_open@@X_0\n",
                    "T hallmark_open@@X_0\nT hallmark_shut@@X_0\n")
        self.refused("loader/hallmark.symbols:1: 'hallmark_shut' is no "
                     "function of hallmark.h")


if __name__ == "__main__":
    unittest.main()
