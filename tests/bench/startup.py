#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Measures how long a host with many plugins takes to start, and its system
calls.

startup.py BUILD REPETITIONS RESULTS writes RESULTS/startup.json, times by the
clock of whole processes as Google Benchmark writes them, and
RESULTS/startup.calls, system calls as strace counts them. The host needs three
plugins of a folder, by interface.
"""

import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

COUNTS = (100, 1000, 10_000)
DROP = pathlib.Path("/proc/sys/vm/drop_caches")


def fill(folder: pathlib.Path, plugins: pathlib.Path, count: int) -> None:
    """That many files: copies of a small plugin, and two others."""
    for number in range(count - 2):
        shutil.copyfile(plugins / "many_10.so",
                        folder / f"plugin_{number:05}.so")
    for name in ("many_100.so", "many_1000.so"):
        shutil.copyfile(plugins / name, folder / name)


def forget_files() -> bool:
    """Have the system forget what it read; whether it may be asked to."""
    os.sync()
    try:
        DROP.write_text("3\n")
    except OSError:
        return False
    return True


def list_ways(host: pathlib.Path, folder: pathlib.Path,
              cache: pathlib.Path) -> dict:
    """{who: command}."""
    return {
        "Hallmark": [host, "scan", folder],
        "Hallmark, cached": [host, "scan", folder, cache],
        "dlopen of three known names": [host, "names", folder],
        "dlopen of each": [host, "try", folder],
    }


def measure_time(command: list) -> float:
    """Seconds by the clock of a whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - start


def measure_times(ways: dict, count: int, repetitions: int) -> list:
    """Rows, warm and, where the system lets us, cold; in random order."""
    rows = []
    for cold in (False, True):
        for who, command in ways.items():
            measure_time(command)
        order = list(ways) * repetitions
        random.shuffle(order)
        if cold and not forget_files():
            print("startup.py: not allowed to drop the system's caches: no cold"
                  " times", file=sys.stderr)
            break
        for who in order:
            if cold:
                forget_files()
            rows.append({
                "run_name": f"host ready with 3 of {count} plugins"
                            f"{', cold' * cold}/{who}/real_time",
                "run_type": "iteration", "time_unit": "s",
                "real_time": measure_time(ways[who])})
    return rows


def count_calls(command: list) -> int:
    """All system calls of a process."""
    with tempfile.NamedTemporaryFile("r", prefix="hallmark-") as table:
        subprocess.run(["strace", "-f", "-c", "-o", table.name, *command],
                       check=True)
        total = table.read().splitlines()[-1].split()
    # Share, seconds, microseconds of one, calls, perhaps errors, "total".
    return int(total[3])


def main() -> int:
    build, repetitions = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2])
    results = pathlib.Path(sys.argv[3])
    plugins = build / "tests" / "bench"
    rows, calls = [], []
    for count in COUNTS:
        with tempfile.TemporaryDirectory(prefix="hallmark-") as name:
            folder, cache = (pathlib.Path(name) / part
                             for part in ("plugins", "cache"))
            folder.mkdir()
            fill(folder, plugins, count)
            # What was just written is not cached yet.
            time.sleep(2.5)
            ways = list_ways(plugins / "bench_startup", folder, cache)
            # To dlopen ten thousand takes half a minute.
            rows += measure_times(
                ways, count, 1 + repetitions // (4 if count > 1000 else 1))
            if shutil.which("strace"):
                calls += [f"system calls of a host with 3 of {count} plugins/"
                          f"{who} {count_calls(command)}\n"
                          for who, command in ways.items()]
    (results / "startup.json").write_text(json.dumps({"benchmarks": rows}))
    (results / "startup.calls").write_text("".join(calls))
    return 0


if __name__ == "__main__":
    sys.exit(main())
