#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks the text of errors where it stands in a call: check_messages.py ROOT

Lower case, no full stop, no "failed to", no "error:" inside.
"""

import re
import sys

import tree

STRING = r'"((?:[^"\\\n]|\\.)*)"'
CALL = re.compile(
    r"\bmake_(?:error|mismatch)\s*\(\s*(?:\w+::)*Code::\w+\s*,\s*" + STRING)
HINT = re.compile(r"\bhint\s*=\s*" + STRING)

# A first word that is a name of its own: ELF, DWARF, RPATH.
NAME = re.compile(r"[A-Z][A-Z0-9_]+\b")


def find_faults(message):
    """What is wrong with a message."""
    if message[:1].isupper() and not NAME.match(message):
        yield "begins in upper case"
    if message.endswith("."):
        yield "ends with a full stop"
    if "failed to" in message:
        yield "says 'failed to': say what is wrong"
    if "error:" in message:
        yield "says 'error:': the printer does"


def check(root):
    """The problems of a source tree."""
    problems = []
    for file in tree.find_files(root, ".cpp", ".hpp"):
        if file.parts[0] not in ("loader", "toolkit"):
            continue
        text = tree.strip_comments(tree.read_text(root, file))
        for pattern in (CALL, HINT):
            for match in pattern.finditer(text):
                line = tree.find_line(text, match.start(1))
                problems.extend(
                    f"{file}:{line}: message '{match.group(1)}' {fault}"
                    for fault in find_faults(match.group(1)))
    return problems


if __name__ == "__main__":
    sys.exit(tree.run(check))
