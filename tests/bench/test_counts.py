#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks how many instructions each act of the loader takes: at most a tenth
more than counts.json records for this compiler.

test_counts.py PROGRAM BUILD RECORD [--accept]

--accept records what is counted now.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile

from record import Record, report, skip

# How often an act is done. A call takes few instructions.
TIMES = {
    "open and bind 10": 20,
    "open and bind 1000": 2,
    "open again": 200,
    "close": 20,
    "look up": 1000,
    "call": 10000,
    "call a pointer": 10000,
    "refuse another path": 50,
    "refuse another interface": 20,
    "refuse what is not stamped": 50,
    "list 20 plugins": 5,
    "list 20 plugins, cached": 5,
    "find one of 20": 5,
}


def count_act(program: str, act: str) -> float:
    """The instructions of one act, without what the program does beside it."""
    with tempfile.TemporaryDirectory() as folder:
        said = subprocess.run(
            [
                "valgrind",
                "--tool=callgrind",
                f"--callgrind-out-file={folder}/out",
                "--toggle-collect=hallmark_counted",
                program,
                act,
                str(TIMES[act]),
            ],
            capture_output=True,
            text=True,
            check=True,
        ).stderr
    collected = int(re.search(r"Collected : (\d+)", said).group(1))
    return round(collected / TIMES[act], 1)


def compare(counted: dict, recorded: dict) -> list:
    """What takes more than a tenth over what is recorded."""
    wrong = [
        f"'{act}': instructions: found {counted[act]}, expected at most"
        f" {recorded[act] * 1.1:.1f}, a tenth over the recorded {recorded[act]}"
        for act in sorted(recorded)
        if counted[act] > recorded[act] * 1.1
    ]
    if counted["call"] > counted["call a pointer"] + 0.5:
        wrong.append(
            f"'call': instructions: found {counted['call']}, expected"
            f" {counted['call a pointer']} as through a function pointer"
        )
    return wrong


def main() -> int:
    program, build, file = sys.argv[1:4]
    if not shutil.which("valgrind"):
        skip("valgrind is not installed")
    record = Record(file, build)
    recorded = record.find("instructions")
    accepts = "--accept" in sys.argv
    if not recorded and not accepts:
        skip(f"nothing is recorded for {build}")
    counted = {act: count_act(program, act) for act in TIMES}
    print(json.dumps(counted, indent=2))
    if accepts:
        record.accept({act: {"instructions": count}
                       for act, count in counted.items()})
        return 0
    return report(compare(counted, recorded))


if __name__ == "__main__":
    sys.exit(main())
