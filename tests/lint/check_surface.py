#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that the library's functions are the same wherever they are named:
check_surface.py ROOT

`hallmark.h` includes every header below `c/`; the table that plugins are given
and the list of symbols have each function that those declare. A built library is compared with that list by scripts/abi.py.
"""

import pathlib
import re
import sys

import tree

INCLUDES = pathlib.Path("loader/include")
FIRST = INCLUDES / "hallmark" / "hallmark.h"
TABLE = INCLUDES / "hallmark" / "c" / "api.h"
FILLED = pathlib.Path("loader/api/table.cpp")
SYMBOLS = pathlib.Path("loader/hallmark.symbols")

# A plugin is given its loader: it makes none and frees none.
NOT_IN_TABLE = {"hallmark_loader_new", "hallmark_loader_free"}

INCLUDE = re.compile(r"#include <(hallmark/[\w/.]+)>")
DECLARED = re.compile(r"\bHALLMARK_API\b[^;{]*?\b(hallmark_\w+)\s*\(")
MEMBER = re.compile(r"\(\*(\w+)\)\(")
SET = re.compile(r"\.(\w+) = (hallmark_\w+),")
LISTED = re.compile(r"^T (hallmark_\w+)@@", re.MULTILINE)


def read(root, file):
    """The text of a file, without comments; nothing when there is none."""
    if not (root / file).is_file():
        return ""
    return tree.strip_comments(tree.read_text(root, file))


def find_included(root, first=FIRST):
    """The headers that a header includes, itself first."""
    found, waiting = [], [first]
    while waiting:
        header = waiting.pop()
        if header not in found and (root / header).is_file():
            found.append(header)
            waiting += [INCLUDES / name
                        for name in INCLUDE.findall(read(root, header))]
    return found


def find_declared(root):
    """The functions that hallmark.h declares: file and line by name."""
    declared = {}
    for header in find_included(root):
        text = read(root, header)
        for match in DECLARED.finditer(text):
            place = f"{header}:{tree.find_line(text, match.start(1))}"
            declared[match.group(1)] = place
    return declared


def check_included(root):
    """Headers below c/ that hallmark.h leaves out."""
    included = find_included(root)
    for file in tree.find_files(root, ".h"):
        if file.parent == TABLE.parent and file not in included:
            yield f"{file}:1: hallmark.h does not include it"


def check_table(root, declared):
    """Functions that the table lacks, and members that are none."""
    members = ["hallmark_" + name for name in MEMBER.findall(read(root, TABLE))]
    filled = dict(SET.findall(read(root, FILLED)))
    for name, place in declared.items():
        if name not in members and name not in NOT_IN_TABLE:
            yield f"{place}: '{name}' is not in hallmark_api"
    for name in members:
        member = name.removeprefix("hallmark_")
        if name not in declared:
            yield f"{TABLE}:1: member '{member}' is no function of hallmark.h"
        elif filled.get(member) != name:
            yield f"{FILLED}:1: '{member}' is not set to {name}"


def check_listed(root, declared):
    """Functions that are not kept as symbols, and symbols that are none."""
    listed = LISTED.findall(read(root, SYMBOLS))
    for name, place in declared.items():
        if name not in listed:
            yield f"{place}: '{name}' is not in {SYMBOLS}: build accept-abi"
    for name in listed:
        if name not in declared:
            yield f"{SYMBOLS}:1: '{name}' is no function of hallmark.h"


def check(root):
    """The problems of a source tree."""
    declared = find_declared(root)
    return [*check_included(root), *check_table(root, declared),
            *check_listed(root, declared)]


if __name__ == "__main__":
    sys.exit(tree.run(check))
