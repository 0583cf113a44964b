# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""docs/bench.md, and the table of README.md, from the rows of a run."""

import pathlib

import bench_budgets
from bench_rows import FLOORS, PEERS

# What README.md shows, and what it calls it.
HEADLINE = {
    "open and bind 10": "open, verify, and bind 10 exports",
    "open and bind 1000": "the same with 1,000 exports",
    "look up": "look up a name",
    "call": "call a bound function",
    "refuse another path": "refuse a plugin that was not asked for",
    "list 10000 plugins": "list 10,000 plugins",
}


def format_figure(row: dict, which: str) -> str:
    """Three digits and a unit."""
    if row["unit"] == "bytes":
        return f"{row[which] / 1024:.1f} KiB"
    if row["unit"] != "ns":
        return f"{row[which]:,.0f}"
    nanoseconds = row[which]
    for unit, size in (("s", 1e9), ("ms", 1e6), ("µs", 1e3)):
        if nanoseconds >= size:
            return f"{nanoseconds / size:.3g} {unit}"
    return f"{nanoseconds:.3g} ns"


def find_peers(rows: list) -> list:
    """Those who were there."""
    return [who for who in PEERS if any(row["who"] == who for row in rows)]


def format_overview(rows: list) -> list:
    """Lines of a table: each work beside what each peer takes for it, as a
    ratio to the floor, or `no`; nothing where only dlopen was asked."""
    calls = [
        row
        for row in rows
        if row["unit"] == "ns" and row["floor"] in FLOORS[:2]
    ]
    ratios: dict = {}
    for row in calls:
        ratios.setdefault(row["work"], {})[row["who"]] = row
    peers = find_peers(calls)
    asked_of_dlopen = {work for work in ratios if work.endswith("others open")}
    lines = [
        "| work | floor | " + " | ".join(peers) + " |",
        "|---|---:|" + "---:|" * len(peers),
    ]
    for work, found in ratios.items():
        floor = next(row["floor"] for row in found.values())
        bottom = format_figure(found[floor], "median")
        absent = "" if work in asked_of_dlopen else "no"
        cells = [
            f"{found[who]['ratio']:.2f}" if who in found else absent for who in peers
        ]
        lines.append(f"| {work} | {bottom} | " + " | ".join(cells) + " |")
    return lines


def format_headline(rows: list) -> list:
    """Lines of README.md's table: HEADLINE, of those who offer the most."""
    wanted = [row for row in rows if row["work"] in HEADLINE]
    overview = format_overview(wanted)
    return ["| measured |" + overview[0].split("|", 2)[2]] + [
        f"| {HEADLINE[cells[0].strip()]} |{cells[1]}" if cells[0].strip() in HEADLINE
        else line
        for line in overview[1:]
        for cells in [line.removeprefix("|").split("|", 1)]
    ]


def update_headline(readme: pathlib.Path, rows: list) -> str:
    """README.md with the table anew."""
    before, _, rest = readme.read_text().partition("| measured |")
    after = rest.partition("\n\n")[2]
    table = "\n".join(format_headline(rows))
    return f"{before}{table}\n\n{after}"


def format_page(found: dict) -> str:
    """The page of all results: `found` is what bench.json holds."""
    rows, machine = found["results"], found["machine"]
    sources = found.get("sources")
    absent = [who for who in PEERS if who not in find_peers(rows)]
    lines = [
        "<!-- SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception -->",
        "# Measured",
        "",
        "`scripts/bench` makes this page and measures each part in one run. A time is"
        " processor time, or wall-clock time where threads share the work. Each row"
        " gives the median of the repetitions, the least, the most, and the ratio of"
        " the median to the floor. The floor is what the system offers by itself:"
        " `dlopen` and `dlsym`, or the bare system calls; for builds, the same"
        " plugins without a stamp. The raw figures are in [bench.json](bench.json),"
        " and [scale.md](scale.md) explains what they mean.",
        "",
        "A \"no\", or a missing row, means that the library cannot do that work. Go"
        " neither closes nor replaces a plugin. class_loader finds classes and no"
        " other exports. Apart from Hallmark, only Qt lists files without opening"
        " them. Qt 6.4 crashes when several threads open and close one file.",
        "",
        f"{machine['processor']}, {machine['processors']} processors;"
        f" {machine['system']}; {machine['compiler']}; "
        + ", ".join(f"{who} {version}" for who, version in machine["packages"].items())
        + ".",
        "",
        f"Sources of the library: `{sources}`, as `scripts/bench_sources.py`"
        " tells them." if sources else
        "Sources of the library: some earlier version.",
        "",
        "## Budgets",
        "",
        f"{bench_budgets.format_verdict(rows)}. A ratio is that of two medians,"
        " with the middle half of Hallmark's times beside it.",
        "",
        *bench_budgets.format_budgets(rows),
        "",
        "## At a glance",
        "",
        "![six panels: open, look up and call, refuse, find, build, memory; each"
        " library as a mark beside the floor and the budget](bench.svg)",
        "",
        *format_overview(rows),
        "",
        *([f"Not installed: {', '.join(absent)}.", ""] if absent else []),
        "## All results",
    ]
    work = None
    for row in rows:
        if row["work"] != work:
            work = row["work"]
            lines += [
                "",
                f"### {work}",
                "",
                "| who | median | least | most | ratio |",
                "|---|---:|---:|---:|---:|",
            ]
        ratio = f"{row['ratio']:.2f}" if row["ratio"] else ""
        lines.append(
            f"| {row['who']} | {format_figure(row, 'median')} |"
            f" {format_figure(row, 'least')} | {format_figure(row, 'most')} |"
            f" {ratio} |"
        )
    return "\n".join(lines) + "\n"
