# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that one system call or one byte more than recorded is told."""

import json
import sys
import unittest

from lint_case import LintCase, ROOT

sys.path.insert(0, str(ROOT / "tests" / "bench"))

import record  # pylint: disable=C0413
import test_calls as checked  # pylint: disable=C0413

RECORDED = {"calls": {"openat": 1, "close": 1}, "bytes read": 4096}


class Calls(LintCase):
    """One act, of which something else is counted."""

    def compare(self, **calls):
        """What is told of these calls."""
        return checked.compare("open", {**RECORDED, "calls": calls}, RECORDED)

    def test_as_many_as_recorded_are_right(self):
        self.assertEqual(self.compare(openat=1, close=1), [])

    def test_one_more_is_told(self):
        self.assertEqual(
            self.compare(openat=3, close=1),
            ["'open': calls of openat(): found 3, expected at most 1: 2 more"])

    def test_another_call_is_told(self):
        self.assertEqual(
            self.compare(openat=1, close=1, stat=1),
            ["'open': calls of stat(): found 1, expected at most 0: 1 more"])

    def test_one_byte_more_is_told(self):
        self.assertEqual(
            checked.compare("open", {**RECORDED, "bytes read": 4097}, RECORDED),
            ["'open': bytes read: found 4097, expected at most 4096: 1 more"])

    def test_fewer_are_right_and_listed(self):
        fewer = {"open": {**RECORDED, "calls": {"openat": 1}}}
        self.assertEqual(self.compare(openat=1), [])
        self.assertEqual(checked.list_fewer(fewer, {"open": RECORDED}),
                         ["open"])

    def test_accepting_keeps_what_others_count(self):
        old = {"gcc": {"open": {"instructions": 7, "calls": {"read": 9}},
                       "gone": {"calls": {"read": 1}}}}
        kept = record.Record(self.write("counts.json", json.dumps(old)), "gcc")
        kept.accept({"open": {"calls": {}}})
        self.assertEqual(json.loads(kept.file.read_text("utf-8")),
                         {"gcc": {"open": {"instructions": 7, "calls": {}}}})


if __name__ == "__main__":
    unittest.main()
