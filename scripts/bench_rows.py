# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Results of benchmarks, read and summed up: a row for each work and who did
it."""

import json
import pathlib
import re
import statistics

FLOORS = ("dlopen", "system calls", "unstamped", "dlopen of three known names",
          "the compiler alone, -fsyntax-only", "abidw", "function pointer",
          "a source of two lines")
# Who could do the work of each call: column, and the package it comes from.
PEERS = {
    "Hallmark": None,
    "dlopen": "libc6",
    "Boost.DLL": "libboost-dev",
    "GModule": "libglib2.0-dev",
    "POCO": "libpoco-dev",
    "Qt": "qt6-base-dev",
    "class_loader": "libclass-loader-dev",
    "Go": "golang-go",
}
UNITS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}
# Beside times: bytes, system calls, instructions, steps of a build, and 1 for
# a verdict that keeps its budget.
NUMBERS = ("bytes", "calls", "instructions", "steps", "verdicts")


def read_benchmarks(folder: pathlib.Path) -> list:
    """What Google Benchmark wrote, or others in its format. It writes nothing
    where no benchmark has a name that was asked for."""
    return [row for file in sorted(folder.glob("*/*.json"))
            if file.stat().st_size > 0
            for row in json.loads(file.read_text("utf-8"))["benchmarks"]]


def read_times(folder: pathlib.Path) -> dict:
    """{work: {who: [nanoseconds, one for a repetition]}}: of the processor, or,
    where threads share the work, of the clock."""
    works: dict = {}
    for row in read_benchmarks(folder):
        if row["run_type"] != "iteration" or row["time_unit"] not in UNITS:
            continue
        work, _, who = row["run_name"].partition("/")
        who, _, how = who.partition("/")
        clock = "real_time" if how.startswith("real_time") else "cpu_time"
        if "threads:" in how:
            work += f", {how.rpartition(':')[2]} threads"
        time = row[clock] * UNITS[row["time_unit"]]
        works.setdefault(work, {}).setdefault(who, []).append(time)
    return works


def read_numbers(folder: pathlib.Path, unit: str) -> dict:
    """The same of what NUMBERS counts."""
    works: dict = {}
    for file in sorted(folder.glob(f"*/*.{unit}")):
        for line in file.read_text().splitlines():
            name, _, size = line.rpartition(" ")
            work, _, who = name.partition("/")
            works.setdefault(work, {}).setdefault(who, []).append(int(size))
    for row in read_benchmarks(folder):
        if row.get("time_unit") == unit:
            work, _, who = row["run_name"].partition("/")
            works.setdefault(work, {}).setdefault(who, []).append(
                row["cpu_time"])
    return works


def rank(who: str) -> tuple:
    """Hallmark first, then the floor, then the others by name."""
    return (not who.startswith("Hallmark"), who not in FLOORS, who)


# What a user does first comes first.
ORDER = (
    "open and bind",
    "open and close",
    "open again",
    "look up",
    "call",
    "refuse",
    "reload",
    "list",
    "host",
    "build",
    "types",
    "hallmark",
    "compile",
    "library",
    "heap",
    "growth",
    "refuse a hostile",
)


def place(work: str) -> tuple:
    """Where a work stands: by ORDER, then by the numbers in its name."""
    kind = next(
        (index for index, start in enumerate(ORDER) if work.startswith(start)),
        len(ORDER),
    )
    parts = re.split(r"(\d+)", work)
    return (kind, [(int(part) if part.isdigit() else 0, part) for part in parts])


def find_quarters(times: list) -> tuple:
    """Between which two the middle half lies."""
    if len(times) < 2:
        return times[0], times[0]
    low, _, high = statistics.quantiles(times, n=4, method="inclusive")
    return low, high


def summarize(works: dict, unit: str) -> list:
    """A row for each work and who did it, with its ratio to the floor."""
    rows = []
    for work, people in sorted(works.items(), key=lambda item: place(item[0])):
        floor = next((name for name in FLOORS if name in people), None)
        bottom = statistics.median(people[floor]) if floor else None
        for who in sorted(people, key=rank):
            times = people[who]
            median = statistics.median(times)
            low, high = find_quarters(times)
            rows.append(
                {
                    "work": work,
                    "who": who,
                    "unit": unit,
                    "median": median,
                    "low": low,
                    "high": high,
                    "least": min(times),
                    "most": max(times),
                    "floor": floor,
                    "ratio": median / bottom if bottom else None,
                }
            )
    return rows


def read_rows(folder: pathlib.Path) -> list:
    """All that a folder of results holds."""
    rows = summarize(read_times(folder), "ns")
    for unit in NUMBERS:
        rows += summarize(read_numbers(folder, unit), unit)
    return rows
