# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that the judge of verdicts can fail: with a verdict that is not
Hallmark's own, on pairs that are known to be wrong or right.

    test_verdicts.py --tool HALLMARK --runner RUNNER --include DIR
"""

import contextlib
import copy
import io
import sys
import unittest

import build
import kinds
import pair
import shrink
import verdicts
from model import Cell, Export, Member, Named, Param, Record, Scalar

OPTIONS = verdicts.parse_arguments(sys.argv[1:])
COMPILER = OPTIONS.compilers[0]


def make_tools(forced=""):
    """The tools, with a verdict that is not asked for."""
    return build.Tools(OPTIONS.tool, OPTIONS.runner, OPTIONS.include, forced)


def make_cell(*members):
    """A class with these members, and a function that takes it."""
    record = Record("S", members=[Member(name, name, Scalar(word))
                                  for name, word in members])
    return Cell(1, [record, Record("Other")], [
        Export("x", "x_c1", [Param(Named("S"), "value"), Param(Scalar("int"))])])


def make_pair(host, plugin, kind="member added"):
    """A pair of one cell each."""
    return pair.Pair(build.Side([host]), build.Side([plugin], provides=True),
                     {1: kind})


def judge(tools, made):
    """The one result of a pair."""
    return pair.judge_alone(tools, made, pair.Result(
        "", "", COMPILER, COMPILER, 1))


SHORTER = make_cell(("a", "int"), ("b", "long"))
LONGER = make_cell(("a", "int"), ("c", "long"), ("b", "long"))


class JudgeOfVerdicts(unittest.TestCase):
    """One pair whose members differ, and one that has no difference."""

    def test_true_verdicts_are_no_fault(self):
        self.assertEqual(judge(make_tools(), make_pair(SHORTER, LONGER)).outcome,
                         "refused")
        self.assertEqual(judge(make_tools(), make_pair(SHORTER, SHORTER)).outcome,
                         "accepted")

    def test_false_verdicts_are_faults(self):
        result = judge(make_tools("accepted"), make_pair(SHORTER, LONGER))
        self.assertEqual(result.outcome, "accepted and wrong")
        self.assertIn("S.size", result.seen)
        self.assertEqual(judge(make_tools("refused"),
                               make_pair(SHORTER, SHORTER)).outcome,
                         "refused and right")

    def test_refusal_by_decision_is_no_fault(self):
        renamed = copy.deepcopy(SHORTER)
        renamed.types[0].members[0].name = "other"
        made = make_pair(SHORTER, renamed, "member renamed")
        self.assertEqual(judge(make_tools(), made).outcome, "decided")

    def test_fault_is_made_small(self):
        tools = make_tools("accepted")
        made = make_pair(SHORTER, LONGER)
        result = judge(tools, made)
        result.host = result.plugin = COMPILER
        small = shrink.shrink(tools, made, result)
        self.assertEqual([one.name for one in small.host.cells[0].types], ["S"])
        self.assertEqual(small.host.cells[0].types[0].members, [])
        self.assertEqual(small.host.cells[0].exports[0].params, [])

    def test_run_fails_whose_verdicts_are_false(self):
        # The second pair has only mutations that nobody notices.
        for forced, index, found in (("accepted", "0", "accepted and wrong"),
                                     ("refused", "8", "refused and right")):
            with self.subTest(forced), contextlib.redirect_stdout(
                    io.StringIO()) as printed:
                status = verdicts.main([
                    *sys.argv[1:], "--pair", index, "--cells", "3", "--tries", "0",
                    "--forced", forced, "--compilers", COMPILER])
            self.assertEqual(status, 1)
            self.assertIn(f"== {found}: ", printed.getvalue())

    def test_crash_is_seen(self):
        self.assertEqual(build.judge_notes([], -11).words, "ended with -11")

    def test_what_one_side_wrote_is_what_the_other_reads(self):
        notes = ["W 0 x.p0.a u0:7", "R 0 x.p0.a u0:8"]
        self.assertEqual(build.judge_notes(notes, 0).words,
                         "x.p0.a: wrote ['u0:7'], read ['u0:8']")
        self.assertTrue(build.judge_notes(notes + ["X 0 x u0:0"], 0).right)

    def test_lists_name_kinds_that_exist(self):
        names = {*kinds.MUTATIONS, *(f"flag {flag}" for flag in pair.flags.FLAGS)}
        self.assertEqual({*kinds.DECIDED} - names, set())
        self.assertEqual(kinds.NOT_JUDGED - names, set())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
