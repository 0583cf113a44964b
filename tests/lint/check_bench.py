#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that docs/bench.md and the README tell what docs/bench.json holds:
check_bench.py ROOT

check_bench.py ROOT sources checks that the last commit's library was measured.
Each change of the library needs a new run of scripts/bench then, which takes an
hour. So the tests do not ask for it, and scripts/check does.
"""

import json
import pathlib
import sys

import tree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "scripts"))

import bench_page  # pylint: disable=C0413
import bench_sources  # pylint: disable=C0413

DATA = "docs/bench.json"
REPEAT = "run 'meson runpython scripts/bench_report.py --again docs'"


def check_pages(root, found):
    """Pages that say something else."""
    pages = {
        "docs/bench.md": bench_page.format_page(found),
        "README.md": bench_page.update_headline(
            root / "README.md", found["results"]),
    }
    for file, text in pages.items():
        if tree.read_text(root, file) != text:
            yield f"{file}:1: is not what {DATA} holds: {REPEAT}"


def check_sources(root, found):
    """Results of another version of the library."""
    measured = found.get("sources") or "unknown sources"
    now = bench_sources.hash_committed(root)
    if not now:
        yield f"{DATA}:1: cannot be compared: this is no repository"
    elif measured != now:
        yield f"{DATA}:1: measures another version of the library: found " \
              f"{measured}, expected {now} as committed: run scripts/bench"


def check(root, what="pages"):
    """The problems of a source tree."""
    root = pathlib.Path(root)
    found = json.loads(tree.read_text(root, DATA))
    checks = {"pages": check_pages, "sources": check_sources}
    return list(checks[what](root, found))


if __name__ == "__main__":
    sys.exit(tree.run(check))
