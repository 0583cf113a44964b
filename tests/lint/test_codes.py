# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that check_codes.py refuses what it should."""

import json
import unittest

from lint_case import LintCase
import check_codes

NUMBERED = "loader/include/hallmark/c/error.h"
NAMED = "loader/include/hallmark/code.hpp"
PRINTED = "loader/base/error.cpp"
SCHEMA = "toolkit/schemas/list.schema.json"


class Codes(LintCase):
    """A tree that knows two codes."""

    def setUp(self):
        super().setUp()
        self.write_all({
            NUMBERED:
                "typedef enum hallmark_code {\n  HALLMARK_OK = 0,\n"
                "  HALLMARK_UNREADABLE = 1, /**< not HALLMARK_READABLE = 7 */\n"
                "  HALLMARK_NOT_STAMPED = 2\n} hallmark_code;\n",
            NAMED:
                "enum class Code : int {\n  unreadable = HALLMARK_UNREADABLE,\n"
                "  not_stamped = HALLMARK_NOT_STAMPED,\n};\n",
            PRINTED:
                '    case Code::unreadable:\n      return "unreadable";\n'
                '    case Code::not_stamped:\n      return "not_stamped";\n',
        })
        self.write_schema(["unreadable", "not_stamped"])

    def write_schema(self, codes):
        """Write a schema with two lists, one of them of codes."""
        self.write(SCHEMA, json.dumps({"$defs": {
            "code": {"enum": codes},
            "all": {"anyOf": [{"enum": ["plugin"]}]}}}))

    def change(self, name, old, new):
        """Replace text of a file."""
        file = self.root / name
        text = file.read_text("utf-8")
        self.assertEqual(text.count(old), 1)
        file.write_text(text.replace(old, new), "utf-8")

    def refused(self, *problems):
        """Exactly these problems."""
        self.assertEqual(check_codes.check(self.root), list(problems))

    def test_one_list_of_codes_passes(self):
        self.refused()

    def test_code_that_is_numbered_alone_is_missed_everywhere(self):
        self.change(NUMBERED, "NOT_STAMPED = 2\n",
                    "NOT_STAMPED = 2,\n  HALLMARK_UNRESOLVED = 3\n")
        self.refused(*(f"{file}:1: lacks the code 'unresolved'"
                       for file in (NAMED, PRINTED, SCHEMA)))

    def test_number_that_is_left_out_is_refused(self):
        self.change(NUMBERED, "STAMPED = 2", "STAMPED = 3")
        self.refused(
            f"{NUMBERED}:1: HALLMARK_NOT_STAMPED is 3, expected 2")

    def test_name_of_another_code_is_refused(self):
        self.change(NAMED, "  unreadable =", "  malformed =")
        self.refused(f"{NAMED}:1: lacks the code 'unreadable'",
                     f"{NAMED}:1: 'malformed' is no code of {NUMBERED}",
                     f"{NAMED}:1: 'malformed' stands for 'unreadable'")

    def test_code_that_is_printed_as_another_is_refused(self):
        self.change(PRINTED, 'return "unreadable"', 'return "readable"')
        self.refused(f"{PRINTED}:1: 'unreadable' stands for 'readable'")

    def test_code_that_a_schema_has_alone_is_refused(self):
        self.write_schema(["unreadable", "not_stamped", "tired"])
        self.refused(f"{SCHEMA}:1: 'tired' is no code of {NUMBERED}")

    def test_schemas_without_codes_are_refused(self):
        self.write_schema(["plugin"])
        self.refused("toolkit/schemas: no schema lists the codes")


if __name__ == "__main__":
    unittest.main()
