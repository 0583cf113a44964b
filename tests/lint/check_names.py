#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that names say something: check_names.py ROOT

The name of a test is the claim that it proves, verb included. No unit and no
function is called for what everything does.
"""

import re
import sys

import tree

TEST = re.compile(r"^TEST(?:_F|_P)?\(\s*(\w+)\s*,\s*(\w+)\s*\)", re.M)
CLAIM = re.compile(r"[A-Za-z][a-z0-9]*(_[a-zA-Z0-9]+){1,}")
NUMBERED = re.compile(r"test_?\d*|.*_test_?\d*")
EMPTY_STEM = re.compile(r"(.*_)?(util|utils|helpers|manager|misc|common)")


def check_tests(file, text):
    """Tests whose names are no claims."""
    for match in TEST.finditer(text):
        name = match.group(2)
        if not CLAIM.fullmatch(name) or NUMBERED.fullmatch(name):
            line = tree.find_line(text, match.start())
            yield f"{file}:{line}: test '{name}' is not a claim: " \
                  "expected words_with_a_verb"


def check(root):
    """The problems of a source tree."""
    problems = []
    for file in tree.find_files(root, ".c", ".cpp", ".h", ".hpp", ".py"):
        if EMPTY_STEM.fullmatch(file.stem):
            problems.append(f"{file}:1: '{file.stem}' says nothing")
        if file.parts[0] == "tests" and file.suffix == ".cpp":
            problems.extend(check_tests(file, tree.read_text(root, file)))
    return problems


if __name__ == "__main__":
    sys.exit(tree.run(check))
