#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks build definitions for what only newer versions of Meson forgive:
check_meson.py ROOT

A file that subdir() enters is not read by another too. Meson before 0.62 takes
both down as what the build is made from, and ends with "Multiple producers".
"""

import re
import sys

import tree

NAME = "meson.build"
READ = re.compile(
    r"(?:\bread\(|\binput:)\s*(?:files\()?\s*'(?:[^'\n]*/)?meson\.build'")


def check(root):
    """The problems of a source tree."""
    problems = []
    for file in tree.find_files(root, ".build"):
        if file.name != NAME or file.parts[0] == "templates":
            continue
        text = tree.read_text(root, file)
        for match in READ.finditer(text):
            problems.append(f"{file}:{tree.find_line(text, match.start())}: "
                            f"reads a {NAME}, which subdir() enters too")
    return problems


if __name__ == "__main__":
    sys.exit(tree.run(check))
