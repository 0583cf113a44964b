# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Pairs: headers of a host, and those of a plugin after one mutation of each
cell; or the same headers, and a flag that one side alone has."""

import copy
import dataclasses
import pathlib
import random
import shutil
import tempfile

import build
import change_classes  # pylint: disable=unused-import
import change_members  # pylint: disable=unused-import
import change_rest  # pylint: disable=unused-import
import flags
import grow
import packing
from kinds import DECIDED, LEFT_OUT, MUTATIONS, NOT_JUDGED, SILENT

# Every so many pairs one is of flags, and one of changes that nobody notices.
FLAGS_EVERY = 8
SILENT_EVERY = 9
MOST_RESOLVED = 4
MOST_CELLS = 100


@dataclasses.dataclass
class Pair:
    """Two sides, and what was done to each cell, by its number."""
    host: build.Side
    plugin: build.Side
    kinds: dict
    title: str = ""

    def keep(self, numbers):
        """The same with some cells only."""
        def cut(side):
            return build.Side([cell for cell in side.cells
                               if cell.number in numbers], side.flags,
                              side.provides)
        return Pair(cut(self.host), cut(self.plugin), self.kinds, self.title)


@dataclasses.dataclass
class Result:
    """A cell, judged: `outcome` is a word of main.py's summary."""
    kind: str
    outcome: str
    host: str = ""
    plugin: str = ""
    cell: int = 0
    said: str = ""
    seen: str = ""


def mutate(make, rng, names):
    """A cell, a changed copy of it, and the name of the change. The change comes
    first, so that there are as many of each kind: few cells suit some."""
    while True:
        name = rng.choice(names)
        for _ in range(MOST_CELLS):
            cell = make()
            changed = copy.deepcopy(cell)
            if MUTATIONS[name](changed, rng) and packing.is_safe(changed):
                return cell, changed, name


def make_pair(seed, index, cells, only=""):
    """The pair of that seed and number; of kinds alone that contain a text."""
    rng = random.Random(f"{seed}/{index}/{only}")
    words = [flag for flag in flags.FLAGS if flag not in LEFT_OUT
             and only in f"flag {flag}"]
    names = sorted(name for name in MUTATIONS if only in name)
    if words and (index % FLAGS_EVERY == FLAGS_EVERY - 1 or not names):
        return make_flag_pair(rng, words)
    if not only and index % SILENT_EVERY == SILENT_EVERY - 1:
        names = sorted(SILENT)
    with_standard = rng.random() < 0.06
    host, plugin, kinds = [], [], {}
    for number in range(1, cells + 1):
        cell, changed, kinds[number] = mutate(
            lambda number=number: grow.make_cell(number, rng, with_standard),
            rng, names)
        host.append(cell)
        plugin.append(changed)
    both = [host, plugin]
    rng.shuffle(both)
    by_plugin = rng.random() < 0.75
    return Pair(build.Side(both[0], provides=not by_plugin),
                build.Side(both[1], provides=by_plugin), kinds)


def make_flag_pair(rng, words):
    """A pair of one header, and one of some flags."""
    flag = rng.choice(words)
    cells = [grow.make_cell(number, rng, flag in flags.LIBRARY and number % 2)
             for number in range(1, 5)]
    both = [(flag,), ()]
    rng.shuffle(both)
    by_plugin = rng.random() < 0.75
    return Pair(build.Side(cells, both[0], not by_plugin),
                build.Side(cells, both[1], by_plugin),
                {cell.number: f"flag {flag}" for cell in cells}, flag)


def classify(kind, verdict, cell, seen):
    """The outcome of one cell; None when the verdict may be of others."""
    named = cell in verdict.cells
    if not verdict.accepted and not verdict.cells:
        return None
    accepted = verdict.accepted or not named
    if accepted:
        good, name = seen.right, "accepted"
    else:
        good, name = not seen.right or bool(seen.beyond), "refused"
    if good:
        return name
    if not accepted and kind in DECIDED:
        return "decided"
    if not accepted and seen.skipped:
        return "not shown"
    if kind in NOT_JUDGED:
        return "not judged"
    return "accepted and wrong" if accepted else "refused and right"


class Judge:
    """Builds, asks and runs one pair, in a folder that goes with it."""

    def __init__(self, tools, pair, compilers):
        self.tools = tools
        self.pair = pair
        self.results = []
        self.compilers = {
            side: [one for one in compilers if not part.flags
                   or build.knows_flags(one, part.flags)]
            for side, part in (("host", pair.host), ("plugin", pair.plugin))}

    def build(self, folder):
        """The files of both sides, by role and compiler: without the cells that
        are no C++ to all compilers."""
        while self.pair.host.cells:
            shutil.rmtree(folder, ignore_errors=True)
            try:
                return {role: self.build_role(folder, role)
                        for role in ("host", "plugin")}
            except build.Failure as failure:
                self.drop(failure)
        return {"host": {}, "plugin": {}}

    def build_role(self, folder, role):
        """The files of one side."""
        side = getattr(self.pair, role)
        build.write_side(folder / role, side, role)
        return {compiler: build.compile_side(self.tools, folder / role, side,
                                             role, compiler)
                for compiler in self.compilers[role]}

    def drop(self, failure):
        """Go on without the cells that a failure is about."""
        there = {cell.number for cell in self.pair.host.cells}
        lost = failure.cells() & there
        if not lost:
            raise failure
        for number in lost:
            outcome = ("no C++" if failure.step == "compiler"
                       else "refused by a step")
            if outcome != "no C++" and self.pair.kinds[number] in NOT_JUDGED:
                outcome = "not judged"
            self.results.append(Result(self.pair.kinds[number], outcome,
                                       cell=number, said=str(failure)))
        self.pair = self.pair.keep(there - lost)

    def judge(self):
        """The results of all cells, in all combinations of compilers; and those
        that nobody can tell from a verdict on the whole pair."""
        unclear = []
        if not self.compilers["host"] or not self.compilers["plugin"]:
            return unclear
        with tempfile.TemporaryDirectory(prefix="verdicts-") as name:
            files = self.build(pathlib.Path(name))
            for host, host_file in files["host"].items():
                for plugin, plugin_file in files["plugin"].items():
                    verdict = build.ask(self.tools, plugin_file, host_file)
                    order = [plugin_file, host_file]
                    if self.pair.host.provides:
                        order.reverse()
                    seen = build.run_pair(self.tools, *order)
                    for cell in self.pair.host.cells:
                        result = self.make_result(
                            cell.number, verdict, seen.get(
                                cell.number, build.Seen("did not run")))
                        result.host, result.plugin = host, plugin
                        (self.results if result.outcome else unclear).append(
                            result)
        return unclear

    def make_result(self, number, verdict, seen):
        """The result of one cell."""
        kind = self.pair.kinds[number]
        outcome = classify(kind, verdict, number, seen)
        if outcome is None and len(self.pair.host.cells) == 1:
            outcome = classify(kind, build.Verdict(
                False, verdict.words, frozenset([number])), number, seen)
        return Result(kind, outcome, cell=number, said=verdict.words,
                      seen=seen.words)


def judge_alone(tools, pair, result):
    """The result of one cell and two compilers, without any others."""
    alone = pair.keep({result.cell})
    judge = Judge(tools, alone, [])
    judge.compilers = {"host": [result.host], "plugin": [result.plugin]}
    judge.judge()
    # What cannot be built alone has no result of these compilers.
    return judge.results[0] if judge.results else Result("", "none")


def judge_pair(tools, pair, compilers, rng):
    """All results of a pair. What the verdict on a pair of many cells leaves
    open is asked again of single cells, as far as that is not too much."""
    judge = Judge(tools, pair, compilers)
    unclear = judge.judge()
    for result in rng.sample(unclear, min(MOST_RESOLVED, len(unclear))):
        judge.results.append(judge_alone(tools, pair, result))
    return judge.results
