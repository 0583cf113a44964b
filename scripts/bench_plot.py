# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The plot of docs/bench.md: a panel for each question that a user asks."""

import pathlib
import typing

import bench_budgets


class Line(typing.NamedTuple):
    """A work of a panel; the floor is another than that of the tables where it
    is named."""

    label: str
    work: str
    floor: str = ""


class Panel(typing.NamedTuple):
    """A question. What is counted in bytes is shown in KiB, not as a ratio."""

    title: str
    lines: tuple
    unit: str = ""


PANELS = (
    Panel("open", (
        Line("10 exports, bound", "open and bind 10"),
        Line("100 exports, bound", "open and bind 100"),
        Line("1,000 exports, bound", "open and bind 1000"),
        Line("one more, 4,000 open", "open and close, 4000 others open"),
        Line("again (floor: one stat)", "open again", "one stat"),
        Line("reload", "reload"),
    )),
    Panel("look up and call", (
        Line("name known when compiled", "look up"),
        Line("name known at run time", "look up by a name of run time"),
        Line("two threads at once", "look up, 2 threads"),
        Line("missing name", "look up what is not there"),
        Line("call what was found", "call"),
    )),
    Panel("refuse (floor: system calls)", (
        Line("another path", "refuse another path"),
        Line("another interface", "refuse another interface"),
        Line("no stamp", "refuse what is not stamped"),
    )),
    Panel("find (floor: system calls)", (
        Line("list 100 plugins", "list 100 plugins"),
        Line("10,000 plugins", "list 10000 plugins"),
        Line("100 plugins, cached", "list 100 plugins, cached"),
        Line("10,000 plugins, cached", "list 10000 plugins, cached"),
    )),
    Panel("build (floor: without a stamp)", (
        Line("1 plugin", "build of 1 plugins, from nothing"),
        Line("10 plugins", "build of 10 plugins, from nothing"),
        Line("100 plugins", "build of 100 plugins, from nothing"),
        Line("500 plugins", "build of 500 plugins, from nothing"),
        Line("one source of 100 changed",
             "build of 100 plugins, one source changed"),
    )),
    Panel("memory, in KiB", (
        Line("open plugin, 10 exports", "heap of an open plugin, 10 exports"),
        Line("1,000 exports", "heap of an open plugin, 1000 exports"),
        Line("after 10,000 reloads", "growth over 10,000 reloads"),
    ), "bytes"),
)

# Whose mark looks how: shape and color. Others are left out.
MARKS = {
    "Hallmark": ("o", "#d1495b"),
    "dlopen": ("|", "black"),
    "Boost.DLL": ("s", "#7a8b99"),
    "GModule": ("^", "#8f7db3"),
    "POCO": ("v", "#5b9279"),
    "Qt": ("D", "#2a6f97"),
    "class_loader": ("P", "#b08d57"),
    "Go": ("X", "#58b4c4"),
}
BUDGET_COLOR = "#e09f3e"
# 0.001 KiB would make the other figures look alike.
LEAST_KIB = 1.0
TICKS = (0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 10, 20, 50, 100, 200,
         500, 1000, 2000, 5000)


def find_values(line: Line, unit: str, results: bench_budgets.Results) -> dict:
    """{who: ratio to the floor, or KiB}."""
    rows = {who: results.find(line.work, who) for who in MARKS}
    rows = {who: row for who, row in rows.items() if row}
    if unit == "bytes":
        return {who: max(row["median"] / 1024, LEAST_KIB)
                for who, row in rows.items()}
    if not line.floor:
        return {who: row["ratio"] for who, row in rows.items() if row["ratio"]}
    floor = results.find(line.work, line.floor)
    return {who: row["median"] / floor["median"]
            for who, row in rows.items()} if floor else {}


def find_budget(line: Line, unit: str,
                values: dict) -> typing.Optional[float]:
    """Where the budget of a line lies on its axis."""
    if unit != "bytes":
        limit = bench_budgets.find_limits().get(line.work)
        return limit if values else None
    if "dlopen" not in values:
        return None
    if line.work.startswith("growth"):
        return 1024.0
    return values["dlopen"] + 2.0


def draw_line(axes: typing.Any, place: int, line: Line, unit: str,
              results: bench_budgets.Results) -> list:
    """The marks of one line; what they stand for."""
    values = find_values(line, unit, results)
    for who, value in values.items():
        if who == "dlopen" and unit != "bytes":
            continue  # the floor, which is drawn once
        shape, color = MARKS[who]
        is_ours = who == "Hallmark"
        axes.plot(value, place, shape, color=color, clip_on=False,
                  markersize=9 if is_ours else 12 if shape == "|" else 6,
                  zorder=4 if is_ours else 3)
    if "Hallmark" in values:
        value = values["Hallmark"]
        axes.annotate(f"{value:.3g}", (value, place), (0, 7), size=8,
                      textcoords="offset points", ha="center",
                      color=MARKS["Hallmark"][1], weight="bold",
                      bbox={"facecolor": "white", "edgecolor": "none",
                            "pad": 0.5, "alpha": 0.8})
    limit = find_budget(line, unit, values)
    if limit:
        axes.plot([limit, limit], [place - 0.38, place + 0.38],
                  color=BUDGET_COLOR, linewidth=3, zorder=2,
                  solid_capstyle="butt")
    return [*values.values(), *([limit] if limit else [])]


def draw_panel(axes: typing.Any, panel: Panel,
               results: bench_budgets.Results) -> None:
    """One question."""
    lines = [line for line in panel.lines
             if find_values(line, panel.unit, results)]
    shown = [1.0]
    for place, line in enumerate(lines):
        shown += draw_line(axes, place, line, panel.unit, results)
    if panel.unit != "bytes":
        axes.axvline(1, color="black", linewidth=1, zorder=1)
    axes.set_title(panel.title, loc="left", weight="bold", size=11)
    axes.set_yticks(range(len(lines)), [line.label for line in lines], size=9)
    axes.set_ylim(len(lines) - 0.4, -0.7)
    axes.set_xscale("log")
    low, high = min(shown) / 1.35, max(shown) * 1.35
    axes.set_xlim(low, high)
    digits = "1" if high / low > 100 else "125" if high / low > 10 else "12357"
    ticks = [tick for tick in TICKS if low <= tick <= high
             and f"{tick:.1e}".partition("e")[0].strip(".0") in
             ([*digits, "1.5"] if len(digits) > 3 else [*digits])]
    axes.set_xticks(ticks, [f"{tick:g}" for tick in ticks], size=9)
    axes.minorticks_off()
    axes.grid(axis="x", color="#dddddd", linewidth=0.6, zorder=0)
    axes.tick_params(axis="y", length=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def list_shown(results: bench_budgets.Results) -> list:
    """Those who have a mark in some panel."""
    return [who for who in MARKS
            if any(who in find_values(line, panel.unit, results)
                   for panel in PANELS for line in panel.lines)]


def draw_legend(axes: typing.Any, lines: typing.Any,
                results: bench_budgets.Results) -> None:
    """Who is who, below all panels."""
    entries = []
    for who in list_shown(results):
        shape, color = MARKS[who]
        name = "floor, or dlopen" if who == "dlopen" else who
        entries.append(lines.Line2D([], [], marker=shape, color=color,
                                    linestyle="none", label=name))
    entries.append(lines.Line2D([], [], color=BUDGET_COLOR, linewidth=3,
                                label="budget of Hallmark"))
    axes.axis("off")
    axes.legend(handles=entries, loc="center", ncol=5, frameon=False)


def write_plot(rows: list, file: pathlib.Path) -> None:
    """The whole plot, the same bytes for the same rows."""
    # Not at the top: reports are made, without a plot, where it is missing.
    import matplotlib  # pylint: disable=C0415
    matplotlib.use("svg")
    from matplotlib import lines, pyplot  # pylint: disable=C0415
    matplotlib.rcParams.update({"svg.hashsalt": "hallmark",
                                "svg.fonttype": "none",
                                "font.family": "DejaVu Sans"})
    results = bench_budgets.Results(rows)
    figure = pyplot.figure(figsize=(11, 10), layout="constrained")
    grid = figure.add_gridspec(4, 2, height_ratios=(6, 4.5, 5, 1))
    for place, panel in enumerate(PANELS):
        draw_panel(figure.add_subplot(grid[place // 2, place % 2]), panel,
                   results)
    figure.suptitle("Times the floor: what the system takes by itself. "
                    "Logarithmic; less is better.", size=12)
    draw_legend(figure.add_subplot(grid[3, :]), lines, results)
    figure.savefig(file, metadata={"Date": None, "Creator": None})
    pyplot.close(figure)
    add_licence(file)


def add_licence(file: pathlib.Path) -> None:
    """Name the licence behind the declaration, as every file does."""
    head, _, rest = file.read_text("utf-8").partition("\n")
    text = "\n".join(line.rstrip() for line in rest.splitlines())
    file.write_text(
        f"{head}\n<!-- SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception"
        f" -->\n{text}\n", "utf-8")
