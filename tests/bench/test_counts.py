#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks how many instructions each operation of the loader takes: at most a
tenth more than counts.json records for this compiler.

test_counts.py PROGRAM BUILD RECORD [--accept]

BUILD says what the program was built by, `gcc 12.2.0 -O1`; what is not in the
record is skipped. --accept records what is counted now.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

# How often an act is done: twice this, and once. A call takes few instructions.
TIMES = {
    "open and bind": 20,
    "open and bind 1000": 2,
    "open again": 200,
    "look up": 1000,
    "refuse": 50,
    "call": 10000,
    "call a pointer": 10000,
}


def count_all(program: str, act: str, times: int) -> int:
    """The instructions of the whole program."""
    with tempfile.TemporaryDirectory() as folder:
        said = subprocess.run(
            [
                "valgrind",
                "--tool=callgrind",
                f"--callgrind-out-file={folder}/out",
                program,
                act,
                str(times),
            ],
            capture_output=True,
            text=True,
            check=True,
        ).stderr
    return int(re.search(r"Collected : (\d+)", said).group(1))


def count_act(program: str, act: str) -> float:
    """The instructions of one act, without what the program does once."""
    times = TIMES[act]
    more, less = (count_all(program, act, n) for n in (2 * times, times))
    return round((more - less) / times, 1)


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
    program, build, record_file = sys.argv[1:4]
    if not shutil.which("valgrind"):
        print("skipped: valgrind is not installed")
        return 77
    file = pathlib.Path(record_file)
    record = json.loads(file.read_text())
    accepts = "--accept" in sys.argv
    if build not in record and not accepts:
        print(f"skipped: nothing is recorded for {build}")
        return 77
    counted = {act: count_act(program, act) for act in TIMES}
    print(json.dumps(counted, indent=2))
    if accepts:
        record[build] = counted
        new = file.with_name(file.name + ".new")
        new.write_text(json.dumps(record, indent=2, sort_keys=True) + "\n")
        new.replace(file)
        return 0
    wrong = compare(counted, record[build])
    for line in wrong:
        print(f"counts: error: {line}")
    if wrong:
        print("  hint: to accept the change run scripts/accept_counts")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
