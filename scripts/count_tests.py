#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Counts the results in Meson's testlog.json: `N passed, N failed`."""

import collections
import json
import sys

PASSED = ("OK", "EXPECTEDFAIL")
SKIPPED = ("SKIP", "IGNORED")


def count(lines):
    """Give (passed, failed, skipped) of the lines of a testlog.json."""
    kinds = collections.Counter()
    for line in lines:
        result = json.loads(line)["result"]
        if result in PASSED:
            kinds["passed"] += 1
        elif result in SKIPPED:
            kinds["skipped"] += 1
        else:
            kinds["failed"] += 1
    return kinds["passed"], kinds["failed"], kinds["skipped"]


def main(arguments):
    """Print the line; the status is 1 when a test failed or none was run."""
    with open(arguments[1], encoding="utf-8") as log:
        passed, failed, skipped = count(log)
    line = f"{passed} passed, {failed} failed"
    print(line + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
