#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that no file outgrows its kind: check_sizes.py ROOT"""

import re
import sys

import tree

LONGEST_LINE = 100  # of Markdown and tables nothing is asked

# First match decides.
LIMITS = [
    (re.compile(r"tests/.*\.(c|cpp|h|hpp|py)"), 600),
    (re.compile(r".*\.(c|cpp|h|hpp|py)|scripts/[^.]+"), 400),
]


def find_limit(file):
    """How many lines a file may have, or nothing."""
    for pattern, limit in LIMITS:
        if pattern.fullmatch(str(file)):
            return limit
    return None


def check_file(root, file):
    """The problems of a file that has a limit."""
    limit = find_limit(file)
    if not limit:
        return
    lines = tree.read_text(root, file).splitlines()
    if len(lines) > limit:
        yield f"{file}:1: too long: found {len(lines)} lines, " \
              f"expected at most {limit}"
    if file.suffix == ".md":
        return
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            yield f"{file}:{number}: line too long: found {len(line)} " \
                  f"characters, expected at most {LONGEST_LINE}"


def check(root):
    """The problems of a source tree."""
    return [problem
            for file in tree.find_files(root)
            for problem in check_file(root, file)]


if __name__ == "__main__":
    sys.exit(tree.run(check))
