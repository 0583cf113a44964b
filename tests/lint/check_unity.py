#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that the sources of one folder can be compiled as one: check_unity.py
ROOT

Each layer is one unit for the compiler where Hallmark is a subproject, so what
two of its sources call the same in their unnamed namespaces is one name defined
twice. Functions may share a name if their parameters differ, and an alias may be
declared again if it is the same.
"""

import collections
import re
import sys

import tree

UNNAMED = re.compile(r"^namespace \{$(.*?)^\}  // namespace$", re.M | re.S)
TYPE = re.compile(r"^(?:class|struct|union|enum(?: class)?) (\w+)(?! *;)\b", re.M)
ALIAS = re.compile(r"^using (\w+) = ([^;]+);", re.M)
VARIABLE = re.compile(r"^(?:constexpr|const|static|inline)\b[^(){};=]*?"
                      r"(\w+)(?:\[\w*\])*\s*(?:=|\{|\()", re.M)
# The name begins a line, as clang-format has it here.
FUNCTION = re.compile(r"^(\w+|operator\W+)\(", re.M)


def find_close(text, place):
    """Where the bracket that opens at a place is closed."""
    depth = 0
    for at in range(place, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return len(text)


def split_parameters(text):
    """The parameters of a function: at commas that are in no bracket."""
    parts, depth, start = [], 0, 0
    for at, letter in enumerate(text):
        depth += (letter in "(<[{") - (letter in ")>]}")
        if letter == "," and depth == 0:
            parts.append(text[start:at])
            start = at + 1
    return parts + [text[start:]]


def strip_name(parameter):
    """A parameter's type: without its name and its default, and in one spelling."""
    words = " ".join(parameter.split("=")[0].split())
    if re.fullmatch(r".*[\w>&*] \w+|.*[&*]\w+", words):
        words = re.sub(r"\w+$", "", words)
    return words.replace(" ", "")


def find_functions(text):
    """Names with the types of their parameters, and where they stand."""
    for found in FUNCTION.finditer(text):
        close = find_close(text, found.end() - 1)
        if not text[close + 1:].lstrip(" ").startswith("\n{"):
            continue
        types = ",".join(strip_name(one) for one in
                         split_parameters(text[found.end():close]))
        yield f"{found.group(1)}({types})", found.start(1)


def find_names(text):
    """What a source declares in its unnamed namespaces: name, what must be the
    same where it is declared again (empty: nothing), place."""
    for region in UNNAMED.finditer(text):
        inside, start = region.group(1), region.start(1)
        for found in TYPE.finditer(inside):
            yield found.group(1), "", start + found.start(1)
        for found in ALIAS.finditer(inside):
            yield (found.group(1), " ".join(found.group(2).split()),
                   start + found.start(1))
        for found in VARIABLE.finditer(inside):
            yield found.group(1), "", start + found.start(1)
        for name, place in find_functions(inside):
            yield name, "", start + place


def check(root):
    """Names that two sources of one folder define."""
    first = collections.defaultdict(dict)
    problems = []
    for file in sorted(tree.find_files(root, ".cpp")):
        if file.parts[0] not in ("loader", "toolkit"):
            continue
        text = tree.read_text(root, file)
        for name, same, place in find_names(text):
            other, other_same = first[file.parent].setdefault(name, (file, same))
            if other != file and not (same and same == other_same):
                problems.append(
                    f"{file}:{tree.find_line(text, place)}: '{name}' is defined "
                    f"in {other} too: a layer may be compiled as one unit")
    return problems


if __name__ == "__main__":
    sys.exit(tree.run(check))
