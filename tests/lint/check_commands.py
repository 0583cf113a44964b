#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that pages and program agree: check_commands.py ROOT HALLMARK

Every command of `hallmark --help` is in README.md, and every command that a
page names is one. `hallmark COMMAND --help` of each is answered.
"""

import re
import subprocess
import sys

import tree

PAGES = ["README.md", "HACKING.md", "tests/README.md"]
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.M | re.S)
CALL = re.compile(r"(?:^|[`$(] ?)hallmark ([a-z]+)\b", re.M)
ROW = re.compile(r"^  ([a-z]+)\b", re.M)


def ask(program, *arguments):
    """What the program says, and its status."""
    answer = subprocess.run(
        [program, *arguments], stdout=subprocess.PIPE, encoding="utf-8",
        stderr=subprocess.STDOUT, check=False)
    return answer.stdout, answer.returncode


def read_commands(program):
    """The commands that the program's help lists."""
    text, status = ask(program, "--help")
    _, _, rows = text.partition("ommands:\n")
    return ROW.findall(rows) if status == 0 else []


def find_calls(text):
    """Offset and name of each command that a page's code names."""
    for code in CODE.finditer(text):
        for match in CALL.finditer(code.group()):
            yield code.start() + match.start(), match.group(1)


def check_help(program, commands):
    """Commands that do not explain themselves."""
    for command in commands:
        text, status = ask(program, command, "--help")
        if status != 0 or command not in text:
            yield f"'hallmark {command} --help': found status {status}, " \
                  "expected 0 and the command's name"


def check(root, program):
    """The problems of a source tree and its program."""
    commands = read_commands(program)
    if not commands:
        return ["'hallmark --help' lists no command"]
    problems = list(check_help(program, commands))
    named = set()
    for page in PAGES:
        text = tree.read_text(root, page) if (root / page).is_file() else ""
        for offset, command in find_calls(text):
            if command not in commands:
                problems.append(f"{page}:{tree.find_line(text, offset)}: "
                                f"'hallmark {command}' is not a command")
            elif page == PAGES[0]:
                named.add(command)
    problems.extend(f"{PAGES[0]}:1: does not name 'hallmark {command}'"
                    for command in commands if command not in named)
    return problems


if __name__ == "__main__":
    sys.exit(tree.run(check))
