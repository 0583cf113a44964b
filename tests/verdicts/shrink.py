# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes a failing pair as small as it still fails."""

import copy

import build
import pair as pairs
from spell import format_header

MOST_TRIES = 80


def both(pair):
    """The cells of a pair that has one of each."""
    return [pair.host.cells[0], pair.plugin.cells[0]]


def remove_by(cells, find, identity):
    """Remove what has an identity from a list of each."""
    for cell in cells:
        for values in find(cell):
            values[:] = [one for one in values
                         if getattr(one, "id", one.name if hasattr(
                             one, "name") else None) != identity]


def list_cuts(pair):
    """Functions that take something away from both cells of a pair."""
    first, second = both(pair)
    for one in first.exports + second.exports:
        yield lambda cells, name=one.id: remove_by(
            cells, lambda cell: [cell.exports], name)
    for one in first.types + second.types:
        yield lambda cells, name=one.name: remove_by(
            cells, lambda cell: [cell.types], name)
    for cell in (first, second):
        for record in cell.records():
            yield from list_record_cuts(record)
        for enum in cell.enums():
            for one in enum.enumerators:
                yield lambda cells, name=one.id: remove_by(
                    cells, lambda cell: [each.enumerators
                                         for each in cell.enums()], name)
        for export in cell.exports:
            for i in range(len(export.params)):
                yield lambda cells, name=export.id, at=i: cut_param(
                    cells, name, at)


def cut_param(cells, name, at):
    """Take a parameter from an export of both."""
    for cell in cells:
        for one in cell.exports:
            if one.id == name and at < len(one.params):
                del one.params[at]


def list_record_cuts(record):
    """The same of a class."""
    def find(cell):
        return [each for each in cell.records() if each.name == record.name]
    for field in ("members", "virtuals", "bases"):
        for one in getattr(record, field):
            identity = getattr(one, "id", one.name)
            yield lambda cells, name=identity, field=field: remove_by(
                cells, lambda cell: [getattr(each, field)
                                     for each in find(cell)], name)
    for which in record.specials:
        def drop(cells, which=which):
            for cell in cells:
                for each in find(cell):
                    each.specials.pop(which, None)
        yield drop
    for field, value in (("virtual_destroy", False), ("align", 0),
                         ("packed", False), ("pack", 0)):
        if getattr(record, field) != value:
            def reset(cells, field=field, value=value):
                for cell in cells:
                    for each in find(cell):
                        setattr(each, field, value)
            yield reset


def still_fails(tools, pair, result):
    """Whether a smaller pair fails in the same way."""
    try:
        again = pairs.judge_alone(tools, pair, result)
    except (build.Failure, IndexError, KeyError):
        return False
    if again.outcome != result.outcome:
        return False
    result.said, result.seen = again.said, again.seen
    return True


def shrink(tools, pair, result, left=MOST_TRIES):
    """The smallest pair found that has the same result."""
    pair = copy.deepcopy(pair.keep({result.cell}))
    if not result.host or not left:
        return pair
    if not still_fails(tools, pair, result):
        result.seen += "; not when it is alone"
        return pair
    progress = True
    while progress and left > 0:
        progress = False
        for number in range(len(list(list_cuts(pair)))):
            smaller = copy.deepcopy(pair)
            cuts = list(list_cuts(smaller))
            if number >= len(cuts) or left <= 0:
                break
            cuts[number](both(smaller))
            left -= 1
            if still_fails(tools, smaller, result):
                pair, progress = smaller, True
                break
    return pair


def format_pair(pair, number):
    """Both headers."""
    text = ""
    for side, role in ((pair.host, "host"), (pair.plugin, "plugin")):
        cell = next(one for one in side.cells if one.number == number)
        what = "provides" if side.provides else "calls"
        text += (f"-- of the {role}, which {what}: {' '.join(side.flags)}\n"
                 f"{format_header(cell)}")
    return text
