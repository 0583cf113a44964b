#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Turns results into a page: tables and a plot.

bench_report.py RESULTS DOCS reads what Google Benchmark wrote to
RESULTS/*/*.json, and lines `WORK/WHO NUMBER` of RESULTS/*/*.UNIT; it writes
DOCS/bench.json, DOCS/bench.md, DOCS/bench.svg, and the table in the README.md
beside DOCS.

bench_report.py --again DOCS writes the same from the DOCS/bench.json that there
is.
"""

import json
import os
import pathlib
import platform
import subprocess
import sys

import bench_page
import bench_plot
import bench_sources
from bench_rows import PEERS, read_rows


def find_version(*command: str) -> str:
    """The first line that a program says of its version."""
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    return said.stdout.splitlines()[0] if said.stdout else "unknown"


def find_packages() -> dict:
    """The versions of what Hallmark is compared with."""
    return {
        who: find_version("dpkg-query", "--show", "--showformat=${Version}", package)
        for who, package in PEERS.items()
        if package
    }


def describe_machine() -> dict:
    """What the figures were measured on."""
    model = "unknown processor"
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    return {
        "processor": model,
        "processors": os.cpu_count(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "compiler": find_version("c++", "--version"),
        "libc": " ".join(platform.libc_ver()),
        "packages": find_packages(),
    }


def write_text(file: pathlib.Path, text: str) -> None:
    """All of a file or none."""
    beside = file.with_name(file.name + ".new")
    beside.write_text(text, "utf-8")
    beside.replace(file)


def write_plot(rows: list, file: pathlib.Path) -> None:
    """The plot, where it can be drawn."""
    beside = file.with_name("new." + file.name)
    try:
        bench_plot.write_plot(rows, beside)
    except ImportError:
        print(f"scripts/bench: {file} stays: python3-matplotlib is missing",
              file=sys.stderr)
        return
    beside.replace(file)


def main() -> int:
    results, docs = sys.argv[1], pathlib.Path(sys.argv[2])
    if results == "--again":
        found = json.loads((docs / "bench.json").read_text("utf-8"))
    else:
        found = {"machine": describe_machine(),
                 "sources": bench_sources.hash_sources(docs.absolute().parent),
                 "results": read_rows(pathlib.Path(results))}
        write_text(docs / "bench.json", json.dumps(found, indent=1) + "\n")
    rows = found["results"]
    write_text(docs / "bench.md", bench_page.format_page(found))
    write_plot(rows, docs / "bench.svg")
    readme = docs.parent / "README.md"
    write_text(readme, bench_page.update_headline(readme, rows))
    print(f"scripts/bench: {docs / 'bench.md'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
