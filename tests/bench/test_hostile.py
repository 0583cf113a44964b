#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that files which claim much are refused at little cost, and that they
do not keep a scan from the plugins beside them.

test_hostile.py TRACE PROGRAM PLUGINS NAME... makes each NAME of hostile.py from
the plugins in the folder PLUGINS, and has PROGRAM refuse it. The budget for each
is 5 ms and 1 MiB: instructions are counted where valgrind is installed, and
bytes read and heap where the system lets programs be traced.

With `--verdicts FILE` in the place of names all files are made, and FILE has a
line for each: 1 when it keeps the budget, 0 when it does not.
"""

import json
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import typing

import hostile
from record import SKIPPED, skip

BUDGETS = {
    "instructions": 10_000_000,  # of 5 ms, at two in a nanosecond
    "bytes read": 1 << 20,
    "bytes of heap": 1 << 20,
}
SECONDS = 60
MOST_MEMORY = 8 << 30


class Refused(typing.NamedTuple):
    """What refusing a file took, and what was said."""

    costs: dict
    said: list


def limit_memory() -> None:
    """Have a reader that is too greedy fail, and not the machine."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def run(*command: object) -> subprocess.CompletedProcess:
    """Run a command, for a limited time."""
    return subprocess.run([str(word) for word in command], text=True,
                          check=False, capture_output=True, timeout=SECONDS,
                          preexec_fn=limit_memory)


def trace(tracer: str, program: str, file: str) -> Refused:
    """Bytes read, and heap."""
    done = run(tracer, program, file)
    if done.returncode == SKIPPED:
        skip(done.stderr.strip().removeprefix("skipped: "))
    if done.returncode:
        return Refused({}, [(done.stdout + done.stderr).strip() or "crashed"])
    heap, *said, counts = done.stdout.splitlines()
    return Refused({"bytes of heap": int(heap),
                    "bytes read": json.loads(counts)["bytes read"]}, said)


def count_instructions(program: str, file: str) -> dict:
    """Of what is refused, if valgrind is there to count."""
    if not shutil.which("valgrind"):
        return {}
    with tempfile.TemporaryDirectory() as folder:
        said = run("valgrind", "--tool=callgrind",  
                   f"--callgrind-out-file={folder}/out",
                   "--toggle-collect=hallmark_counted", program, file).stderr
    return {"instructions": int(re.search(r"Collected : (\d+)", said).group(1))}


def exceed(costs: dict, times: int = 1) -> list:
    """The budgets that are not met, of so many files."""
    return [f"{what}: found {cost}, expected at most {BUDGETS[what] * times}"
            for what, cost in costs.items() if cost > BUDGETS[what] * times]


def check(tracer: str, program: str, file: str, times: int = 1) -> Refused:
    """All costs. Instructions only of what is cheap so far: callgrind takes a
    hundred times as long."""
    try:
        refused = trace(tracer, program, file)
    except subprocess.TimeoutExpired:
        return Refused({}, [f"took more than {SECONDS} s"])
    if refused.costs and not exceed(refused.costs, times):
        refused.costs.update(count_instructions(program, file))
    return refused


def check_files(tracer: str, program: str, files: list) -> dict:
    """{name: what is wrong with it} of each file by itself."""
    wrong = {}
    for file in files:
        refused = check(tracer, program, str(file))
        print(f"{file.stem}: {refused.costs}: {refused.said[0][:200]}")
        wrong[file.stem] = exceed(refused.costs)
        if not refused.costs:
            wrong[file.stem] = [refused.said[0]]
    return wrong


def check_scan(tracer: str, program: str, folder: pathlib.Path,
               plugins: pathlib.Path) -> list:
    """What is wrong when they are listed with a plugin."""
    shutil.copy(plugins / "many_10.so", folder / "sound.so")
    count = len(list(folder.iterdir()))
    listed = check(tracer, program, f"{folder}/", count)
    print(f"{count} in a folder: {listed.costs}")
    wrong = [f"folder: {line}" for line in exceed(listed.costs, count)]
    if not listed.costs:
        wrong.append(f"folder: {listed.said[0]}")
    elif f"{folder}/sound.so: bench.example/plugins/many_10" not in listed.said:
        wrong.append("folder: the sound plugin is not listed")
    return wrong


def write_verdicts(wrong: dict, file: pathlib.Path) -> None:
    """A line for each file, as scripts/bench_report.py reads them."""
    file.write_text("".join(
        f"refuse a hostile file: {name}/Hallmark {0 if lines else 1}\n"
        for name, lines in wrong.items()), "utf-8")


def main() -> int:
    tracer, program, plugins, *names = sys.argv[1:]
    verdicts = names[1] if names[0] == "--verdicts" else None
    if verdicts:
        names = list(hostile.FILES)
    with tempfile.TemporaryDirectory(prefix="hallmark-") as name:
        folder = pathlib.Path(name)
        files = [hostile.write(pathlib.Path(plugins), stem, folder)
                 for stem in names]
        found = check_files(tracer, program, files)
        if verdicts:
            write_verdicts(found, pathlib.Path(verdicts))
            return 0
        wrong = [f"'{name}': {line}" for name, lines in found.items()
                 for line in lines]
        wrong += check_scan(tracer, program, folder, pathlib.Path(plugins))
    for line in wrong:
        print(f"hostile: error: {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
