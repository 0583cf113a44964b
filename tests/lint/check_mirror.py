#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that sources and tests mirror each other: check_mirror.py ROOT

`loader/elf/notes.cpp` has `tests/elf/test_notes.cpp`, and a unit of the toolkit
has its test below `tests/toolkit`, in the same room where its folder has rooms;
a unit whose proof is elsewhere is in `unmirrored.txt`, with the reason. A test
file that no meson.build names is never run.
"""

import pathlib
import sys

import tree

EXCEPTIONS = pathlib.Path("tests/lint/unmirrored.txt")


def read_exceptions(root):
    """Rows `FILE  REASON` as a dictionary of line number and reason by file."""
    rows = {}
    if not (root / EXCEPTIONS).is_file():
        return rows
    lines = tree.read_text(root, EXCEPTIONS).splitlines()
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            file, _, reason = line.strip().partition(" ")
            rows[pathlib.Path(file)] = (number, reason.strip())
    return rows


def find_units(root):
    """The sources that must have a test."""
    for file in tree.find_files(root, ".cpp"):
        folders = file.parts[:-1]
        if folders[0] in ("loader", "toolkit") and len(folders) > 1:
            yield file


def find_test(root, unit):
    """The test file of a unit, or nothing."""
    expected = root / expect_test(unit)
    places = [expected]
    if unit.parts[0] == "toolkit":
        places.append(root / "tests" / "toolkit" / expected.name)
    return next((file for file in places if file.is_file()), None)


def expect_test(unit):
    """Where the test of a unit is looked for first."""
    below = unit.parts[1:] if unit.parts[0] == "loader" else unit.parts
    return pathlib.Path("tests", *below[:-1], f"test_{unit.stem}.cpp")


def check_units(root, exceptions):
    """Units without a test, and exceptions that are none."""
    units = list(find_units(root))
    for unit in units:
        tested = find_test(root, unit)
        if not tested and unit not in exceptions:
            yield f"{unit}:1: has no test: expected {expect_test(unit)}"
        if tested and unit in exceptions:
            yield f"{EXCEPTIONS}:{exceptions[unit][0]}: '{unit}' has a test"
    for unit, (number, reason) in exceptions.items():
        if unit not in units:
            yield f"{EXCEPTIONS}:{number}: '{unit}' is not a unit"
        if not reason:
            yield f"{EXCEPTIONS}:{number}: '{unit}' has no reason"


def check_named(root):
    """Test files that the meson.build files above them do not name."""
    for file in tree.find_files(root, ".cpp", ".py"):
        if file.parts[0] != "tests" or not file.name.startswith("test_"):
            continue
        folders = [parent for parent in file.parents if len(parent.parts) > 0]
        builds = [root / folder / "meson.build" for folder in folders]
        texts = [build.read_text("utf-8") for build in builds if build.is_file()]
        if not any(file.name in text or f"'{file.stem}'" in text or
                   f"'{file.stem[len('test_'):]}'" in text for text in texts):
            yield f"{file}:1: is never run: no meson.build names it"


def check(root):
    """The problems of a source tree."""
    exceptions = read_exceptions(root)
    return [*check_units(root, exceptions), *check_named(root)]


if __name__ == "__main__":
    sys.exit(tree.run(check))
