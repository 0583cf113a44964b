# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What Hallmark may cost: each budget beside what was measured.

A budget is a limit on the ratio of two medians of one run, or on a figure. A
result is a row of bench.json: work, who, unit, median, quarters.
"""

import typing

REFUSALS = ("another path", "another interface", "what is not stamped")


class Measured(typing.NamedTuple):
    """A figure as it is compared, and as it is shown."""

    figure: float
    text: str


class Results:
    """The rows of a run, found by what was done and by whom."""

    def __init__(self, rows: list) -> None:
        self.rows = {(row["work"], row["who"]): row for row in rows}

    def find(self, work: str, who: str) -> typing.Optional[dict]:
        """A row, or nothing."""
        return self.rows.get((work, who))

    def list_starting(self, start: str, who: str) -> list:
        """The rows of the works that begin so."""
        return [row for (work, by), row in self.rows.items()
                if work.startswith(start) and by == who]


class Budget(typing.NamedTuple):
    """What is limited, and how it is measured: nothing where it was not."""

    what: str
    limit: float
    limit_text: str
    measure: typing.Callable[[Results], typing.Optional[Measured]]
    work: str = ""  # whose ratio to a floor is limited
    least: bool = False  # the limit is what must be reached

    def is_met(self, measured: Measured) -> bool:
        """Whether the median keeps the limit."""
        if self.least:
            return measured.figure >= self.limit
        return measured.figure <= self.limit


def compare_rows(row: dict, floor: dict) -> Measured:
    """How many times the floor a row is, and its middle half."""
    ratio = row["median"] / floor["median"]
    low, high = (row.get(name, row[other]) / floor["median"]
                 for name, other in (("low", "least"), ("high", "most")))
    return Measured(ratio, f"{ratio:.2f} ({low:.2f} to {high:.2f})")


def limit_ratio(what: str, work: str, floor: str, limit: float,
                floor_text: str, who: str = "Hallmark") -> Budget:
    """At most so many times what the floor takes."""
    def measure(results: Results) -> typing.Optional[Measured]:
        row, below = results.find(work, who), results.find(work, floor)
        return compare_rows(row, below) if row and below else None
    return Budget(what, limit, f"{limit:g} × {floor_text}", measure, work)


def limit_figure(what: str, work: str, limit: float, unit: float,
                 text: str, who: str = "Hallmark", floor: str = "") -> Budget:
    """At most so much, in a unit; beyond the floor, if one is named."""
    def measure(results: Results) -> typing.Optional[Measured]:
        row = results.find(work, who)
        below = results.find(work, floor) if floor else {"median": 0}
        if not row or not below:
            return None
        figure = (row["median"] - below["median"]) / unit
        return Measured(figure, f"{figure:,.4g} {text}")
    return Budget(what, limit, f"{limit:g} {text}", measure)


def measure_threads(results: Results) -> typing.Optional[Measured]:
    """How fast each of two threads is, when one alone is 1."""
    alone = results.find("look up, 1 threads", "Hallmark")
    both = results.find("look up, 2 threads", "Hallmark")
    if not alone or not both:
        return None
    # The time of two threads is that of both for one act of either.
    figure = alone["median"] / (2 * both["median"])
    return Measured(figure, f"{figure:.2f}")


def measure_hostile(results: Results) -> typing.Optional[Measured]:
    """How many hostile files cost more than their budget."""
    rows = results.list_starting("refuse a hostile file", "Hallmark")
    if not rows:
        return None
    over = [row for row in rows if not row["median"]]
    return Measured(len(over), f"{len(rows) - len(over)} of {len(rows)}")


def measure_steps(results: Results) -> typing.Optional[Measured]:
    """How many steps builds take when nothing has changed."""
    rows = results.list_starting("steps when nothing changed", "Hallmark")
    if not rows:
        return None
    most = max(row["median"] for row in rows)
    return Measured(most, f"{most:.0f} steps")


OPENS = "`dlopen(RTLD_NOW)`, as many `dlsym`, `dlclose`"
REFUSES = "open, fstat, one pread of 4 KiB, close"
MIB = 1 << 20

BUDGETS = (
    limit_ratio("open a plugin of 10 exports, all bound, and close it",
                "open and bind 10", "dlopen", 1.15, OPENS),
    limit_ratio("the same with 100 exports",
                "open and bind 100", "dlopen", 1.05, "the same"),
    limit_ratio("the same with 1,000 exports",
                "open and bind 1000", "dlopen", 0.7, "the same"),
    *(limit_ratio(f"refuse {what}", f"refuse {what}", "system calls", 1.5,
                  REFUSES) for what in REFUSALS),
    limit_ratio("look up a name that is known when compiled, with a handle",
                "look up", "dlopen", 0.25, "`dlsym`"),
    limit_ratio("look up a name that is known at run time, with a handle",
                "look up by a name of run time", "dlopen", 0.4, "`dlsym`"),
    Budget("each of two threads that look up in one plugin", 0.9,
           "at least 0.9 of one alone", measure_threads, least=True),
    limit_ratio("call through a bound interface, in instructions",
                "instructions of a call", "function pointer", 1,
                "through a function pointer"),
    limit_ratio("open again what is open", "open again", "one stat", 1.2,
                "one `stat`"),
    limit_ratio("open one more with 4,000 open",
                "open and close, 4000 others open", "dlopen", 1.3,
                "`dlopen` with 4,000 open"),
    limit_ratio("list 10,000 plugins", "list 10000 plugins", "system calls", 1,
                "open, fstat, pread of 16 KiB, close for each"),
    limit_ratio("the same, cached", "list 10000 plugins, cached",
                "system calls", 1.25, "one `fstatat` for each"),
    *(limit_figure(f"heap of an open plugin of {count:,} exports, beyond that"
                   " of `dlopen`", f"heap of an open plugin, {count} exports",
                   2, 1024, "KiB", floor="dlopen") for count in (10, 1000)),
    limit_figure("growth over 10,000 reloads", "growth over 10,000 reloads", 1,
                 MIB, "MiB"),
    limit_figure("library, stripped, at `-Os`", "library, stripped, at -Os",
                 250, 1024, "KiB"),
    limit_figure("library, stripped, as built by default",
                 "library, stripped, by default", 400, 1024, "KiB"),
    Budget("hostile files that are refused within 5 ms and 1 MiB", 0, "all",
           measure_hostile),
    *(limit_figure(f"`hallmark {step}` of 50,000 exports",
                   f"hallmark {step} of 50000 exports", 3, 1e9, "s")
      for step in ("stamp", "exports")),
    limit_ratio("compile the generated source of 5,000 exports",
                "compile the generated source of 5000 exports",
                "a source of two lines", 1,
                "a source of two lines"),
    limit_ratio("build 100 plugins of one interface",
                "build of 100 plugins, from nothing", "unstamped", 1.05,
                "unstamped"),
    Budget("build again when nothing has changed", 0, "no step",
           measure_steps),
    limit_figure("Hallmark as a subproject, processor time",
                 "build of a project, set up and from nothing", 100, 1e9, "s",
                 "Hallmark as a subproject", "the project alone"),
    limit_figure("clean clone until `.ci/run` has passed",
                 "clean clone until .ci/run has passed", 8, 60e9, "minutes"),
)


def find_limits() -> dict:
    """{work: the ratio to its floor that it may have}."""
    return {budget.work: budget.limit for budget in BUDGETS if budget.work}


def format_budgets(rows: list) -> list:
    """Lines of a table: each budget, what was measured, and whether it is
    met."""
    results = Results(rows)
    lines = ["| what | budget | measured | |", "|---|---|---:|---|"]
    for budget in BUDGETS:
        measured = budget.measure(results)
        text, verdict = "not measured", ""
        if measured:
            text = measured.text
            verdict = "met" if budget.is_met(measured) else "**not met**"
        lines.append(
            f"| {budget.what} | {budget.limit_text} | {text} | {verdict} |")
    return lines


def format_verdict(rows: list) -> str:
    """How many budgets are met."""
    results = Results(rows)
    found = [(budget, budget.measure(results)) for budget in BUDGETS]
    measured = [pair for pair in found if pair[1]]
    met = [budget for budget, figure in measured if budget.is_met(figure)]
    text = f"{len(met)} of {len(measured)} budgets are met"
    absent = len(BUDGETS) - len(measured)
    return text + (f", and {absent} were not measured" if absent else "")
