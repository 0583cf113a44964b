# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The files of a source tree that are the project's own, and the main function
of a check: `check_X.py ROOT` prints each problem as `FILE:LINE: WHAT`."""

import os
import pathlib
import re
import sys

SKIPPED_FOLDERS = re.compile(r"build.*|\.git|\.cache|__pycache__|subprojects")
COMMENT_OR_STRING = re.compile(
    r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.DOTALL)


def find_files(root, *suffixes):
    """The project's files below `root`, relative and sorted."""
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [
            name for name in folders
            if not SKIPPED_FOLDERS.fullmatch(name)
            and not os.path.islink(os.path.join(folder, name))]
        for name in names:
            file = pathlib.Path(folder, name).relative_to(root)
            if not suffixes or file.suffix in suffixes:
                found.append(file)
    return sorted(found)


def read_text(root, file):
    """The text of a file that find_files() gave."""
    return pathlib.Path(root, file).read_text(encoding="utf-8")


def strip_comments(text):
    """C or C++ source without its comments; lines stay where they are."""
    def keep_lines(match):
        piece = match.group()
        return piece if piece.startswith('"') else "\n" * piece.count("\n")
    return COMMENT_OR_STRING.sub(keep_lines, text)


def find_line(text, offset):
    """The 1-based line of an offset in a text."""
    return text.count("\n", 0, offset) + 1


def run(check):
    """Run `check(root)` on the folder that the command line names."""
    root = pathlib.Path(sys.argv[1])
    problems = check(root, *sys.argv[2:])
    for problem in problems:
        print(problem)
    return 1 if problems else 0
