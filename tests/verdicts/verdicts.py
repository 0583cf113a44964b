#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Verdicts against execution: makes pairs of headers at random, with one
mutation between the two, builds hosts and plugins of them, and holds what
Hallmark says of each against what happens when it runs. tests/README.md says more.

    verdicts.py --tool HALLMARK --runner RUNNER --include DIR COUNT
                [--seed N] [--jobs N]
"""

import argparse
import collections
import multiprocessing
import os
import random
import signal
import sys
import time

import build
import flags
import pair
import shrink

FAULTS = ("accepted and wrong", "refused and right", "refused by a step")
COLUMNS = ("accepted", "refused", "decided", "not shown", "not judged", "no C++",
           *FAULTS)
CELLS = 12


def parse_arguments(words):
    """The command line."""
    parser = argparse.ArgumentParser(prog="verdicts")
    parser.add_argument("count", type=int, nargs="?", default=100,
                        help="how many mutations, each with all compilers")
    for name in ("--tool", "--runner", "--include"):
        parser.add_argument(name, required=True, type=os.path.abspath)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", default="", metavar="TEXT",
                        help="only kinds whose names contain it")
    parser.add_argument("--pair", type=int, help="this one only")
    parser.add_argument("--cell", type=int, help="of --pair: this one only")
    parser.add_argument("--cells", type=int, default=CELLS)
    parser.add_argument("--tries", type=int, default=shrink.MOST_TRIES,
                        help="how often a fault is made smaller at the most")
    parser.add_argument("--compilers", type=lambda text: text.split(","),
                        default=flags.find_compilers())
    parser.add_argument("--forced", default="",
                        help="take this for every verdict: tests the judge")
    return parser.parse_args(words)


def judge(task):
    """The same as judge_one(); nothing of a pair at which a compiler fails, as
    clang does when it cannot assemble what it made."""
    try:
        return judge_one(*task)
    except build.Failure as failure:
        if failure.step != "compiler":
            raise
        print(f"pair {task[1]} is left out: {failure}".rstrip(), file=sys.stderr)
        return [], []


def judge_one(options, index):
    """The results of one pair, and its faults made small."""
    tools = build.Tools(options.tool, options.runner, options.include,
                        options.forced)
    made = pair.make_pair(options.seed, index, options.cells, options.only)
    if options.cell is not None:
        made = made.keep({options.cell})
    rng = random.Random(index)
    results = pair.judge_pair(tools, made, options.compilers, rng)
    reports, told = [], set()
    for result in results:
        if result.outcome in FAULTS and (result.cell, result.outcome) not in told:
            told.add((result.cell, result.outcome))
            reports.append(explain(options, index, shrink.shrink(
                tools, made, result, options.tries), result))
    return results, reports


def explain(options, index, small, result):
    """What a fault is, and how to see it again."""
    only = f' --only "{options.only}"' if options.only else ""
    where = f"host {result.host}, plugin {result.plugin}" if result.host else ""
    return (f"\n== {result.outcome}: {result.kind}; {where}\n"
            f"{shrink.format_pair(small, result.cell)}"
            f"Hallmark: {result.said.strip() or 'accepted'}\n"
            f"the run: {result.seen or 'both sides saw the same'}\n"
            f"again: scripts/verdicts --seed {options.seed} --pair {index} "
            f"--cell {result.cell} --cells {options.cells}"
            f"{only}\n")


def list_tasks(options):
    """The pairs to judge."""
    if options.pair is not None:
        return [(options, options.pair)]
    pairs = -(-options.count // options.cells)
    return [(options, index) for index in range(pairs)]


def format_summary(counts, cells):
    """A table by kind of mutation."""
    width = max(len(kind) for kind in counts)
    yield f"{'':{width}}  " + "  ".join(COLUMNS)
    totals = collections.Counter()
    for kind, row in sorted(counts.items()):
        totals.update(row)
        yield f"{kind:{width}}  " + "  ".join(
            f"{row[name] or '.':>{len(name)}}" for name in COLUMNS)
    yield f"{'all':{width}}  " + "  ".join(
        f"{totals[name] or '.':>{len(name)}}" for name in COLUMNS)
    yield f"{cells} mutations, {sum(totals.values())} verdicts"


def main(words):
    """Judge all, and print what came of it; 1 when there was a fault."""
    options = parse_arguments(words)
    tasks = list_tasks(options)
    counts = collections.defaultdict(collections.Counter)
    mutations = faults = 0
    # A shell that runs this in the background has it ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    start = time.monotonic()
    with multiprocessing.Pool(options.jobs) as pool:
        try:
            for results, reports in pool.imap_unordered(judge, tasks):
                mutations += len({result.cell for result in results})
                for result in results:
                    counts[result.kind][result.outcome] += 1
                for report in reports:
                    faults += 1
                    print(report, flush=True)
        except KeyboardInterrupt:
            print("interrupted: this is what was judged so far")
    if not counts:
        return 1
    print("\n".join(format_summary(counts, mutations)))
    print(f"{faults} faults, {time.monotonic() - start:.0f} s, "
          f"seed {options.seed}, {', '.join(options.compilers)}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
