#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prints how many instructions a call of an export takes, through a binding and
through a function pointer: counting.py PROGRAM, which repeats acts.
"""

import shutil
import sys

from test_counts import count_act

CALLS = {"Hallmark": "call", "function pointer": "call a pointer"}


def main() -> int:
    if not shutil.which("valgrind"):
        return 0
    for who, act in CALLS.items():
        print(f"instructions of a call/{who} {count_act(sys.argv[1], act):.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
