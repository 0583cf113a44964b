#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Turns results into a page: tables and a plot.

bench_report.py RESULTS DOCS reads what Google Benchmark wrote to
RESULTS/*.json, lines `WORK/WHO BYTES` of RESULTS/*.bytes and `WORK/WHO CALLS`
of RESULTS/*.calls; it writes RESULTS/all.json, DOCS/bench.md, DOCS/bench.json
and DOCS/bench.svg, and the table in the README.md beside DOCS.
"""

import html
import json
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys

FLOORS = ("dlopen", "system calls", "unstamped", "dlopen of three known names",
          "the compiler alone, -fsyntax-only", "abidw")
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
# What README.md shows, and what it calls it.
HEADLINE = {
    "open and bind 10": "open, verify, and bind 10 exports",
    "open and bind 1000": "the same with 1,000 exports",
    "look up": "look up a name",
    "call": "call a bound function",
    "refuse another path": "refuse a plugin that was not asked for",
    "list 10000 plugins": "list 10,000 plugins",
}
UNITS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}


def read_times(folder: pathlib.Path) -> dict:
    """{work: {who: [nanoseconds, one for a repetition]}}: of the processor, or,
    where threads share the work, of the clock."""
    works: dict = {}
    for file in sorted(folder.glob("*.json")):
        if file.name == "all.json":
            continue
        for row in json.loads(file.read_text())["benchmarks"]:
            if row["run_type"] != "iteration":
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
    """The same of bytes, or of system calls."""
    works: dict = {}
    for file in sorted(folder.glob(f"*.{unit}")):
        for line in file.read_text().splitlines():
            name, _, size = line.rpartition(" ")
            work, _, who = name.partition("/")
            works.setdefault(work, {}).setdefault(who, []).append(int(size))
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
)


def place(work: str) -> tuple:
    """Where a work stands: by ORDER, then by the numbers in its name."""
    kind = next(
        (index for index, start in enumerate(ORDER) if work.startswith(start)),
        len(ORDER),
    )
    parts = re.split(r"(\d+)", work)
    return (kind, [(int(part) if part.isdigit() else 0, part) for part in parts])


def summarize(works: dict, unit: str) -> list:
    """A row for each work and who did it, with its ratio to the floor."""
    rows = []
    for work, people in sorted(works.items(), key=lambda item: place(item[0])):
        floor = next((name for name in FLOORS if name in people), None)
        bottom = statistics.median(people[floor]) if floor else None
        for who in sorted(people, key=rank):
            times = people[who]
            median = statistics.median(times)
            rows.append(
                {
                    "work": work,
                    "who": who,
                    "unit": unit,
                    "median": median,
                    "least": min(times),
                    "most": max(times),
                    "floor": floor,
                    "ratio": median / bottom if bottom else None,
                }
            )
    return rows


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


def format_figure(row: dict, which: str) -> str:
    """Three digits and a unit."""
    if row["unit"] == "calls":
        return f"{row[which]:,.0f}"
    if row["unit"] == "bytes":
        return f"{row[which] / 1024:.1f} KiB"
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
        if row["unit"] == "ns" and row["floor"] in ("dlopen", "system calls")
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


def update_headline(readme: pathlib.Path, rows: list) -> None:
    """Put the table anew into README.md."""
    before, _, rest = readme.read_text().partition("| measured |")
    after = rest.partition("\n\n")[2]
    table = "\n".join(format_headline(rows))
    write_text(readme, f"{before}{table}\n\n{after}")


def format_page(rows: list, machine: dict) -> str:
    """The page of all results."""
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
        *format_overview(rows),
        "",
        *([f"Not installed: {', '.join(absent)}.", ""] if absent else []),
        "![ratios to the floor](bench.svg)",
    ]
    work = None
    for row in rows:
        if row["work"] != work:
            work = row["work"]
            lines += [
                "",
                f"## {work}",
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


def format_plot(rows: list) -> str:
    """A bar for each row that has a ratio; three times the floor fills it."""
    height, width, left, full = 18, 760, 330, 3.0
    shown = [row for row in rows if row["ratio"] and row["who"] != row["floor"]]
    unit = (width - left - 60) / full
    parts = [
        "<!-- SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception -->",
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}"'
        f' height="{height * len(shown) + 30}" font-family="sans-serif"'
        f' font-size="11">',
        '<rect width="100%" height="100%" fill="white"/>',
        f'<text x="{left + unit:.0f}" y="12" text-anchor="middle">floor = 1</text>',
    ]
    for place, row in enumerate(shown):
        y = 20 + place * height
        size = min(row["ratio"], full) * unit
        color = "#2a6f97" if row["who"].startswith("Hallmark") else "#b8b8b8"
        label = html.escape(f"{row['work']}: {row['who']}")
        parts += [
            f'<text x="{left - 6}" y="{y + 12}" text-anchor="end">{label}</text>',
            f'<rect x="{left}" y="{y + 2}" width="{size:.1f}" height="{height - 4}"'
            f' fill="{color}"/>',
            f'<text x="{left + size + 4:.1f}" y="{y + 12}">{row["ratio"]:.2f}</text>',
        ]
    bottom = 20 + len(shown) * height
    parts += [
        f'<line x1="{left + unit:.1f}" x2="{left + unit:.1f}" y1="16" y2="{bottom}"'
        f' stroke="black" stroke-dasharray="3"/>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def write_text(file: pathlib.Path, text: str) -> None:
    """All of a file or none."""
    beside = file.with_name(file.name + ".new")
    beside.write_text(text)
    beside.replace(file)


def main() -> int:
    results, docs = (pathlib.Path(word) for word in sys.argv[1:3])
    rows = summarize(read_times(results), "ns")
    for unit in ("bytes", "calls"):
        rows += summarize(read_numbers(results, unit), unit)
    machine = describe_machine()
    docs.mkdir(exist_ok=True)
    text = json.dumps({"machine": machine, "results": rows}, indent=1) + "\n"
    write_text(results / "all.json", text)
    write_text(docs / "bench.json", text)
    write_text(docs / "bench.md", format_page(rows, machine))
    write_text(docs / "bench.svg", format_plot(rows))
    update_headline(docs.parent / "README.md", rows)
    print(f"scripts/bench: {docs / 'bench.md'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
