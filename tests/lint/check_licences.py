#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that each file names its licence: check_licences.py ROOT

What a project gets from Hallmark (templates, the Meson helper, examples) is
0BSD, all else is Hallmark's own.
"""

import pathlib
import re
import sys

import tree

OWN = "Apache-2.0 WITH LLVM-exception"
FREE = "0BSD"
LINE = re.compile(r"SPDX-License-Identifier: (.+?)(?: ?\*/| ?-->)?$", re.M)
LINES = 5  # how far down the line may stand: after `#!` or a title

# Files that hold no words of ours, cannot hold a comment, or (the page of a
# template) say it in a sentence.
EXEMPT = re.compile(
    r"LICENSE|LICENSES/.*|\.git|.*\.gitignore"
    r"|.*\.(json|so|o|bin|abi|golden|expected|gitkeep)"
    r"|templates/[^/]*/README\.md|.*/expected\.txt"
    r"|tests/.*/(expected|golden)/.*|tests/fuzz/.*corpus/.*")

FREE_FOLDERS = re.compile(r"templates/.*|toolkit/meson/helper/.*")


def find_licence(text):
    """The licence that the first lines name, or nothing."""
    match = LINE.search("\n".join(text.splitlines()[:LINES]))
    return match.group(1).strip() if match else None


def check_file(root, file):
    """What is wrong with a file, or nothing."""
    expected = FREE if FREE_FOLDERS.fullmatch(str(file)) else OWN
    try:
        found = find_licence(tree.read_text(root, file))
    except UnicodeDecodeError:
        return f"{file}:1: is not UTF-8"
    if found == expected:
        return None
    return f"{file}:1: wrong licence: found {found or 'none'}, " \
           f"expected {expected}"


def check(root):
    """The problems of a source tree."""
    files = [
        pathlib.Path(file) for file in tree.find_files(root)
        if not EXEMPT.fullmatch(str(file))]
    return list(filter(None, (check_file(root, file) for file in files)))


if __name__ == "__main__":
    sys.exit(tree.run(check))
