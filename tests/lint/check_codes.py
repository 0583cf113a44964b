#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that the codes of errors are the same wherever they are listed:
check_codes.py ROOT

`c/error.h` numbers them, one after the other. `code.hpp` has each under its C++
name, `base/error.cpp` prints it, and a schema that lists codes lists them all.
"""

import json
import pathlib
import re
import sys

import tree

NUMBERED = pathlib.Path("loader/include/hallmark/c/error.h")
NAMED = pathlib.Path("loader/include/hallmark/code.hpp")
PRINTED = pathlib.Path("loader/base/error.cpp")
SCHEMAS = pathlib.Path("toolkit/schemas")

# A list of a schema that has this one is a list of codes.
ONE_CODE = "not_stamped"

NUMBER = re.compile(r"\bHALLMARK_([A-Z_]+) = (\d+)")
NAME = re.compile(r"\b(\w+) = HALLMARK_([A-Z_]+)\b")
CASE = re.compile(r'case Code::(\w+):\s*return "(\w+)";')


def read(root, file):
    """The text of a source file, without comments."""
    return tree.strip_comments(tree.read_text(root, file))


def check_numbers(numbers):
    """Codes, OK among them, that do not count up from 0."""
    for expected, (name, number) in enumerate(numbers):
        if int(number) != expected:
            yield f"{NUMBERED}:1: HALLMARK_{name} is {number}, " \
                  f"expected {expected}"
            return


def check_list(file, found, expected):
    """What a list of codes lacks, and what it has that is none."""
    for code in expected:
        if code not in found:
            yield f"{file}:1: lacks the code '{code}'"
    for code in found:
        if code not in expected:
            yield f"{file}:1: '{code}' is no code of {NUMBERED}"


def check_pairs(file, pairs):
    """Codes that stand beside another one's name."""
    for code, name in pairs:
        if code != name:
            yield f"{file}:1: '{code}' stands for '{name}'"


def find_enums(value):
    """Every list of allowed values in a schema."""
    if isinstance(value, dict):
        if isinstance(value.get("enum"), list):
            yield value["enum"]
        for part in value.values():
            yield from find_enums(part)
    elif isinstance(value, list):
        for part in value:
            yield from find_enums(part)


def check_schemas(root, codes):
    """Schemas that list other codes; there is one at least that lists them."""
    listed = [(file, codes_of_schema)
              for file in tree.find_files(root, ".json")
              if file.parent == SCHEMAS
              for codes_of_schema in find_enums(
                  json.loads(tree.read_text(root, file)))
              if ONE_CODE in codes_of_schema]
    if not listed:
        yield f"{SCHEMAS}: no schema lists the codes"
    for file, found in listed:
        yield from check_list(file, found, codes)


def check(root):
    """The problems of a source tree."""
    numbers = NUMBER.findall(read(root, NUMBERED))
    codes = [name.lower() for name, _ in numbers[1:]]
    named = [(name, macro.lower())
             for name, macro in NAME.findall(read(root, NAMED))]
    printed = CASE.findall(read(root, PRINTED))
    problems = list(check_numbers(numbers))
    for file, pairs in ((NAMED, named), (PRINTED, printed)):
        problems += check_list(file, [code for code, _ in pairs], codes)
        problems += check_pairs(file, pairs)
    return problems + list(check_schemas(root, codes))


if __name__ == "__main__":
    sys.exit(tree.run(check))
