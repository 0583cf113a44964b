#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Counts what Meson wrote of the tests that it ran: `N passed, N failed`.

count_tests.py FOLDER... reads FOLDER/testlog.json, a line for each program,
and FOLDER/testlog.junit.xml, where GoogleTest has told of each test in a
program. A program that failed is one failure, whatever it still told.
"""

import collections
import json
import pathlib
import sys
import xml.etree.ElementTree

PASSED = ("OK", "EXPECTEDFAIL")
SKIPPED = ("SKIP", "IGNORED")


def read_programs(folder):
    """Name and result of each program that was run."""
    log = folder / "testlog.json"
    if not log.is_file():
        return []
    rows = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    return [(row["name"], row["result"]) for row in rows]


def read_tests(folder):
    """{program: passed and skipped} of those that told of each test."""
    log = folder / "testlog.junit.xml"
    tests = collections.defaultdict(collections.Counter)
    if not log.is_file():
        return tests
    for suite in xml.etree.ElementTree.parse(log).getroot():
        # PROJECT.PROGRAM.SUITE
        program = suite.get("name").partition(".")[2].rpartition(".")[0]
        for case in suite.iter("testcase"):
            skipped = case.find("skipped") is not None
            tests[program]["skipped" if skipped else "passed"] += 1
    return tests


def count(folder):
    """How many passed, failed and were skipped."""
    kinds = collections.Counter()
    tests = read_tests(folder)
    for program, result in read_programs(folder):
        if result in PASSED:
            kinds.update(tests.get(program) or {"passed": 1})
        elif result in SKIPPED:
            kinds["skipped"] += 1
        else:
            kinds["failed"] += 1
    return kinds


def main(arguments):
    """Print the line; the status is 1 when a test failed or none was run."""
    kinds = sum((count(pathlib.Path(folder)) for folder in arguments[1:]),
                collections.Counter())
    line = f"{kinds['passed']} passed, {kinds['failed']} failed"
    print(line + (f", {kinds['skipped']} skipped" if kinds["skipped"] else ""))
    return 1 if kinds["failed"] or not kinds["passed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
