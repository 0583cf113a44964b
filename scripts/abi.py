#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares the binary interface of a build with the one that the repository
keeps:

    abi.py check|accept ROOT --tool T --library L --arch A --version V
        --output DIR -- COMPILER

Kept below ROOT/loader are the contracts of hallmark.interface.toml and
plugin.interface.toml, a text for each architecture. `check` prints what differs
and ends with 1; without a text for the architecture it ends with 77. `accept`
gives each new function its place in the table of c/api.h, and keeps the
contracts of the build.
"""

import argparse
import itertools
import pathlib
import re
import subprocess
import sys

NAMES = ("hallmark", "plugin")
TABLE = pathlib.Path("loader/include/hallmark/c/api.h")
ACCEPT = "to accept the change: ninja -C build accept-abi"
SKIPPED = 77

# A plugin is given its loader: it makes none and frees none.
NOT_IN_TABLE = {"hallmark_loader_new", "hallmark_loader_free"}

LINKAGE = re.compile(r"^\tlinkage\t(\w+)$", re.M)
PLACE = re.compile(r"^  F\((\w+)\)", re.M)


def parse_arguments(words):
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("act", choices=("check", "accept"))
    parser.add_argument("root", type=pathlib.Path)
    for name in ("tool", "library", "arch", "version"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--output", required=True, type=pathlib.Path)
    parser.add_argument("compiler", nargs="+")
    return parser.parse_args(words)


def run(*command):
    """Run a command; give its status and all that it says."""
    done = subprocess.run(
        [str(word) for word in command], stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, encoding="utf-8", check=False)
    return done.returncode, done.stdout


def read_symbols(options):
    """The symbols of the library: `T hallmark_open@@HALLMARK_0`, sorted."""
    status, text = run("nm", "-D", "--defined-only", options.library)
    if status != 0:
        sys.exit(text)
    symbols = [line.split(" ", 1)[1] for line in text.splitlines()]
    # Some linkers define the name of the version too, as an absolute symbol.
    return sorted(line for line in symbols if not line.startswith("A "))


def find_functions(options):
    """The names of the functions that the library exports."""
    return [line.split()[1].split("@")[0] for line in read_symbols(options)
            if line.startswith("T ")]


def read_text(file):
    """What a file of an interface says of types: the facts of the toolchain
    that stand behind are those of each build."""
    text, _, _ = file.read_text("utf-8").partition("\nfacts\n")
    return text.rstrip("\n") + "\n"


def find_kept(options, name):
    """Where the text of a contract is kept."""
    return options.root / "loader" / f"{name}.interface.{options.arch}.abi"


def read_kept_functions(options):
    """The names of the functions in the contract of the library."""
    return LINKAGE.findall(find_kept(options, "hallmark").read_text("utf-8"))


def describe(options, name, functions):
    """Make the contract of a description, that of the library with these
    functions; give its file, or end with why it cannot be made."""
    options.output.mkdir(parents=True, exist_ok=True)
    kept = options.root / "loader" / f"{name}.interface.toml"
    exports = f"exports = {functions}\n" if name == "hallmark" else ""
    description = options.output / kept.name
    description.write_text(exports + kept.read_text("utf-8"), "utf-8")
    status, text = run(
        options.tool, "interface", description,
        "--language", "c", "--output-dir", options.output,
        "--set-version", options.version, "--", *options.compiler,
        "-std=c99", f"-I{options.root / 'loader' / 'include'}")
    if status != 0:
        sys.exit(f"{text}{ACCEPT}")
    return options.output / f"{name}.interface.abi"


def check_symbols(options):
    """How the symbols of the library are not those of its kept contract."""
    kept = {f"T {name}@@HALLMARK_0" for name in read_kept_functions(options)}
    found = set(read_symbols(options))
    for line in sorted(found ^ kept):
        where = "library" if line in found else "contract"
        yield f"{find_kept(options, 'hallmark').name}: '{line}' exists only in " \
              f"the {where}"


def find_unplaced(options):
    """Functions of the library without a place in the table, and the table."""
    text = (options.root / TABLE).read_text("utf-8")
    placed = {f"hallmark_{name}" for name in PLACE.findall(text)} | NOT_IN_TABLE
    return [name for name in find_functions(options) if name not in placed], text


def check_table(options):
    """Functions that plugins cannot call."""
    for name in find_unplaced(options)[0]:
        yield f"{TABLE}: '{name}' has no place in hallmark_api"


def check_contract(options, name):
    """How a contract is not the one that is kept, member by member."""
    made = describe(options, name, read_kept_functions(options))
    kept = find_kept(options, name)
    if read_text(made) != read_text(kept):
        yield run(options.tool, "diff", kept, made)[1].rstrip("\n")


def check(options):
    """Print what differs; give the status to end with."""
    if not all(find_kept(options, name).is_file() for name in NAMES):
        print(f"nothing is kept for {options.arch}; {ACCEPT}")
        return SKIPPED
    status = 0
    for problem in itertools.chain(
            check_symbols(options), check_table(options),
            *(check_contract(options, name) for name in NAMES)):
        print(problem, flush=True)
        status = 1
    if status != 0:
        print(ACCEPT)
    return status


def place(options):
    """Put the functions that are new at the end of the table."""
    names, text = find_unplaced(options)
    places = [*PLACE.finditer(text)]
    lines = [found.group() for found in places]
    lines += [f"  F({name.removeprefix('hallmark_')})" for name in names]
    (options.root / TABLE).write_text(
        text[:places[0].start()] +
        "\\\n".join([*(line.ljust(79) for line in lines[:-1]), lines[-1]]) +
        text[places[-1].end():], "utf-8")


def accept(options):
    """Keep what the build has."""
    place(options)
    functions = find_functions(options)
    for name in NAMES:
        made = describe(options, name, functions)
        find_kept(options, name).write_text(read_text(made), "utf-8")
    return 0


def main(words):
    """Act; give the status to end with."""
    options = parse_arguments(words)
    return check(options) if options.act == "check" else accept(options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
