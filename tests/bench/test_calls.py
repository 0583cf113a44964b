#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks which system calls each act of the loader makes, and how many bytes
they read: no more than counts.json records for this compiler.

test_calls.py TRACE PROGRAM BUILD RECORD [--accept]

These counts are the same in every run, so one more is a failure. What is mapped
is not read. --accept records what is counted now.
"""

import json
import subprocess
import sys

from record import Record, SKIPPED, report, skip

TIMES = 5
ACTS = (
    "open and bind 10",
    "open and bind 1000",
    "open again",
    "close",
    "look up",
    "refuse another path",
    "refuse another interface",
    "refuse what is not stamped",
    "list 20 plugins",
    "list 20 plugins, cached",
    "find one of 20",
)


def divide(total: int) -> float:
    """Of one act: a whole number, unless acts differ."""
    return total // TIMES if total % TIMES == 0 else total / TIMES


def count_act(trace: str, program: str, act: str) -> dict:
    """{"calls": {name: how many}, "bytes read": how many} of one act."""
    done = subprocess.run([trace, program, act, str(TIMES)], check=False,
                          capture_output=True, text=True)
    if done.returncode == SKIPPED:
        skip(done.stderr.strip().removeprefix("skipped: "))
    if done.returncode:
        sys.exit(f"{act}: {done.stdout}{done.stderr}")
    total = json.loads(done.stdout)
    # When the heap grows is for the allocator to say, once in many acts.
    return {"calls": {name: divide(calls)
                      for name, calls in total["calls"].items()
                      if name != "brk"},
            "bytes read": divide(total["bytes read"])}


def compare(act: str, counted: dict, recorded: dict) -> list:
    """What an act takes more of than is recorded."""
    before = {**recorded["calls"], "bytes read": recorded["bytes read"]}
    now = {**counted["calls"], "bytes read": counted["bytes read"]}
    wrong = []
    for name, count in sorted(now.items()):
        expected = before.get(name, 0)
        if count > expected:
            what = name if name == "bytes read" else f"calls of {name}()"
            wrong.append(f"'{act}': {what}: found {count}, expected at most"
                         f" {expected}: {count - expected} more")
    return wrong


def list_fewer(counted: dict, recorded: dict) -> list:
    """The acts that take less now, and nothing more."""
    return [act for act in recorded if act in counted
            and counted[act] != recorded[act]
            and not compare(act, counted[act], recorded[act])]


def main() -> int:
    trace, program, build, file = sys.argv[1:5]
    record = Record(file, build)
    calls, read = record.find("calls"), record.find("bytes read")
    accepts = "--accept" in sys.argv
    if not calls and not accepts:
        skip(f"nothing is recorded for {build}")
    counted = {act: count_act(trace, program, act) for act in ACTS}
    print(json.dumps(counted, indent=1))
    if accepts:
        record.accept(counted)
        return 0
    recorded = {act: {"calls": calls[act], "bytes read": read[act]}
                for act in calls}
    for act in list_fewer(counted, recorded):
        print(f"'{act}' takes less than is recorded")
    return report([line for act in ACTS if act in recorded
                   for line in compare(act, counted[act], recorded[act])])


if __name__ == "__main__":
    sys.exit(main())
