# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What counts.json records: {build: {act: {what was counted: how many}}}.

A build says what compiled the loader, `gcc 12.2.0 -O1`.
"""

import json
import pathlib
import sys

SKIPPED = 77


class Record:
    """The file, and what it says of one build."""

    def __init__(self, file: str, build: str) -> None:
        self.file = pathlib.Path(file)
        self.build = build
        self.all = json.loads(self.file.read_text("utf-8"))

    def find(self, what: str) -> dict:
        """{act: recorded count} of the acts that have one."""
        acts = self.all.get(self.build, {})
        return {act: counts[what] for act, counts in acts.items()
                if what in counts}

    def accept(self, counted: dict) -> None:
        """Record what was counted of each act, and forget what was recorded of
        the same kind for others."""
        kinds = {kind for counts in counted.values() for kind in counts}
        acts: dict = {}
        for act, counts in self.all.get(self.build, {}).items():
            acts[act] = {kind: count for kind, count in counts.items()
                         if kind not in kinds}
        for act, counts in counted.items():
            acts.setdefault(act, {}).update(counts)
        self.all[self.build] = {act: counts for act, counts in acts.items()
                                if counts}
        text = json.dumps(self.all, indent=2, sort_keys=True) + "\n"
        beside = self.file.with_name(self.file.name + ".new")
        beside.write_text(text, "utf-8")
        beside.replace(self.file)


def skip(why: str) -> None:
    """End a test that cannot be done here."""
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


def report(wrong: list) -> int:
    """Tell what is wrong; the status of the test."""
    for line in wrong:
        print(f"counts: error: {line}")
    if wrong:
        print("  hint: to accept the change run scripts/accept_counts")
    return 1 if wrong else 0
