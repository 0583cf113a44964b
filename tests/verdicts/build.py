# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Builds both sides of pairs with Hallmark's own steps, asks for its verdict,
and runs what was built."""

import dataclasses
import pathlib
import re
import subprocess

import flags
from sides import format_side
from spell import format_header

SOURCES = pathlib.Path(__file__).resolve().parent
NAME = "tests.example/pair"
NAMESPACE = re.compile(r"\bc(\d+)::")
CELL = re.compile(r"\bc(\d+)(?:\.hpp|\.host|\.plugin|::)")


@dataclasses.dataclass
class Tools:
    """What a pair is built and judged with."""
    tool: str
    runner: str
    include: str
    forced: str = ""


@dataclasses.dataclass
class Failure(Exception):
    """A side that cannot be built: by which step, and what that said."""
    step: str
    words: str

    def cells(self):
        """The cells that the words are about."""
        if self.step != "compiler":
            found = {int(one) for one in NAMESPACE.findall(self.words)}
            return found or {int(one) for one in CELL.findall(self.words)}
        errors = [line for line in self.words.splitlines() if "error" in line]
        found = {int(one) for line in errors for one in CELL.findall(line)}
        return found or {int(one) for one in CELL.findall(self.words)}

    def __str__(self):
        return f"{self.step}: {self.words}"


@dataclasses.dataclass
class Side:
    """Headers, and the flags that they are compiled with."""
    cells: list
    flags: tuple = ()
    provides: bool = False


def run(*words, folder=None):
    """Run a command."""
    return subprocess.run([str(word) for word in words], cwd=folder,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, encoding="utf-8",
                          errors="replace", check=False)


def run_step(step, *words, folder=None):
    """Run a command that has to succeed."""
    done = run(*words, folder=folder)
    if done.returncode != 0:
        raise Failure(step, done.stderr + done.stdout)


def list_words(words):
    """A list in TOML."""
    return ", ".join(f'"{one}"' for one in words)


def write_side(folder, side, role):
    """The sources of one side."""
    folder.mkdir(parents=True, exist_ok=True)
    names, exports = [], []
    for cell in side.cells:
        (folder / f"{cell}.hpp").write_text(format_header(cell), encoding="utf-8")
        (folder / f"{cell}.{role}").write_text(
            format_side(cell, side.provides), encoding="utf-8")
        names.append(f"{cell}.hpp")
        exports += [f"{cell}::{one.name}" for one in cell.exports]
    lines = [f'#include "{SOURCES / "harness.hpp"}"']
    lines += [f'#include "{cell}.{role}"' for cell in side.cells]
    made = "pair.interface.cpp" if role == "host" else "pair.plugin.cpp"
    lines.append(f"#ifdef MADE\n#include MADE\n#endif  // {made}")
    (folder / f"{role}.cpp").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "pair.interface.toml").write_text(
        f'name = "{NAME}"\nversion = "1.0.0"\nheader = [{list_words(names)}]\n'
        f"exports = [{list_words(exports)}]\n"
        f'provider = "{find_provider(side, role)}"\n', encoding="utf-8")
    verb = "implements" if find_provider(side, role) == "plugin" else "uses"
    (folder / "pair.plugin.toml").write_text(
        f'path = "{NAME}"\nversion = "1.0.0"\n'
        f'{verb} = ["pair.interface.toml"]\n', encoding="utf-8")


def find_provider(side, role):
    """Who has the exports, as one side of a pair knows it."""
    other = "host" if role == "plugin" else "plugin"
    return role if side.provides else other


def compile_side(tools, folder, side, role, compiler):
    """Build one side that is written; give its file."""
    command = [compiler, *flags.USUAL, *side.flags]
    out = folder / compiler
    out.mkdir(exist_ok=True)
    step = "interface" if role == "host" else "stamp"
    stem = "pair.interface" if role == "host" else "pair.plugin"
    source = folder / f"{role}.cpp"
    try:
        run_step(step, tools.tool, step, folder / f"{stem}.toml", "--output-dir",
                 out, "--", *command, folder=folder)
    except Failure:
        # What is no C++ is no fault of the step.
        run_step("compiler", *command, "-fsyntax-only", source, folder=folder)
        raise
    ending = ["-Wl,-z,lazy", "-fplt"]
    if role == "plugin":
        # A function that the host lacks is to be missed when it is called.
        words = (out / f"{stem}.rsp").read_text("utf-8").split("\n")
        (out / "link.rsp").write_text("\n".join(
            word for word in words if word != "-Wl,-z,now"), encoding="utf-8")
        ending += [f"@{out / 'link.rsp'}"]
    file = out / f"{role}.so"
    run_step("compiler", *command, f"-I{tools.include}",
             f'-DMADE="{out / stem}.cpp"', "-shared", source, *ending, "-o", file,
             folder=folder)
    return file


def knows_flags(compiler, words):
    """Whether a compiler takes these flags."""
    done = run(compiler, *flags.USUAL, *words, "-Werror", "-fsyntax-only", "-x",
               "c++", "/dev/null")
    return done.returncode == 0


@dataclasses.dataclass
class Verdict:
    """What Hallmark says: `cells` are those that its words are about."""
    accepted: bool
    words: str = ""
    cells: frozenset = frozenset()


# What harness.hpp notes.
NOTE = re.compile(r"[WRFOX] [0-9] [^ ]+ [iuf][0-9a-f]+:[0-9a-f]+")

# The first line of what a change is about.
HEADING = re.compile(r"^  (?:type|export|interface) '[^']*\bc(\d+)::")


def ask(tools, plugin, host):
    """The tool's verdict on two files."""
    if tools.forced:
        return Verdict(tools.forced == "accepted")
    done = run(tools.tool, "verify", plugin, "--host", host, "--all")
    if done.returncode == 0:
        return Verdict(True)
    if done.returncode != 1:
        raise Failure("verify", done.stderr)
    found = {int(match.group(1)) for line in done.stderr.splitlines()
             if (match := HEADING.match(line))}
    return Verdict(False, done.stderr, frozenset(found))


@dataclasses.dataclass
class Seen:
    """What a run of a cell showed: nothing is wrong when there are no words.
    What one side cannot pass was skipped; `beyond` is what went wrong where
    classes crossed that no signature passes."""
    words: str = ""
    skipped: bool = False
    beyond: str = ""

    @property
    def right(self):
        """Whether both sides saw the same."""
        return not self.words


def judge_notes(lines, status):
    """What the notes of a cell say."""
    notes = {"W": {}, "R": {}, "F": {}, "O": {}}
    skipped = set()
    for line in lines:
        if not NOTE.fullmatch(line):
            return Seen(f"wrote over the notes, and ended with {status}")
        direction, turn, key, value = line.split(" ", 3)
        if direction == "X":
            skipped.add(key)
        else:
            notes[direction].setdefault((turn, key), []).append(value)
    for (_, key), values in notes["F"].items():
        if len(values) != 2 or values[0] != values[1]:
            return Seen(f"{key}: {' and '.join(values)}")
    for (_, key), values in notes["O"].items():
        if len(set(values)) > 1:
            return Seen(f"{key}: at {' and '.join(values)}")
    if status:
        return Seen(f"ended with {status}")
    for turn, key in [*notes["W"], *notes["R"]]:
        if any(key == one or key.startswith(one + ".") for one in skipped):
            continue
        wrote = notes["W"].get((turn, key), [])
        read = notes["R"].get((turn, key), [])
        if wrote != read:
            return Seen(f"{key}: wrote {wrote}, read {read}")
    return Seen(skipped=bool(skipped))


def run_pair(tools, provider, caller):
    """What a run of each cell showed, by number."""
    done = run(tools.runner, provider, caller)
    seen, lines = {}, []
    for line in done.stdout.splitlines():
        if line.startswith("= "):
            _, number, status = line.split()
            seen[int(number)] = judge_notes(lines, int(status))
            lines = []
        elif line.startswith("~ "):
            _, number, status = line.split()
            one = judge_notes(lines, int(status))
            seen[int(number)].beyond = one.words
            seen[int(number)].skipped |= one.skipped
            lines = []
        elif line.startswith("! "):
            raise Failure("runner", line)
        else:
            lines.append(line)
    return seen
