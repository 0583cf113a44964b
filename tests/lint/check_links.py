#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that links in Markdown lead somewhere: check_links.py ROOT

Links to other files of the tree, and to headings of Markdown files. Links to
other places are not followed: tests need no network. A template's page belongs
to the project that is made of it, where there is more to link to.
"""

import re
import sys

import tree

FENCE = re.compile(r"^(```|~~~).*?^\1", re.M | re.S)
CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.+)$", re.M)


def blank(match):
    """Spaces and line ends in place of a match: offsets stay true."""
    return re.sub(r"[^\n]", " ", match.group())


def strip_code(text):
    """Markdown without code blocks and code spans."""
    return CODE.sub(blank, FENCE.sub(blank, text))


def find_anchors(text):
    """The anchors that a page's headings make."""
    for heading in HEADING.findall(FENCE.sub(blank, text)):
        kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
        yield kept.replace(" ", "-")


def check_link(root, file, target):
    """What is wrong with a link of a page, or nothing."""
    if re.match(r"[a-z]+:", target):
        return None
    name, _, anchor = target.partition("#")
    page = root / file.parent / name if name else root / file
    if name.startswith("/"):
        return f"absolute link '{target}'"
    if not page.exists():
        return f"link to '{name}', which is not there"
    if anchor and page.suffix == ".md" and \
            anchor not in find_anchors(page.read_text("utf-8")):
        return f"link to '{target}': no such heading"
    return None


def check(root):
    """The problems of a source tree."""
    problems = []
    for file in tree.find_files(root, ".md"):
        if file.parts[0] == "templates":
            continue
        text = strip_code(tree.read_text(root, file))
        for match in LINK.finditer(text):
            problem = check_link(root, file, match.group(1))
            if problem:
                line = tree.find_line(text, match.start())
                problems.append(f"{file}:{line}: {problem}")
    return problems


if __name__ == "__main__":
    sys.exit(tree.run(check))
