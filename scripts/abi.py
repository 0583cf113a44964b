#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Knows the binary interface that the repository keeps of the library, and how
a build is compared with it:

    abi.py check|accept ROOT --tool T --library L --arch A --version V
        --output DIR -- COMPILER

Kept below ROOT/loader are the symbols of the library, hallmark.symbols, and the
contracts of hallmark.interface.toml and plugin.interface.toml, a text for each
architecture. `check` prints what differs and ends with 1; without a text for
the architecture it ends with 77. `accept` keeps what the build has.
"""

import argparse
import pathlib
import re
import subprocess
import sys

NAMES = ("hallmark", "plugin")
SYMBOLS = pathlib.Path("loader/hallmark.symbols")
ACCEPT = "to accept the change: ninja -C build accept-abi"
SKIPPED = 77

OPENING = """\
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# What the library exports, as `nm -D --defined-only` prints it without the
# addresses. Written by `ninja -C build accept-abi`.
"""

EXPORTS = re.compile(r"(?<=^exports = \[\n).*?(?=^\]$)", re.M | re.S)


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


def read_symbols(library):
    """The symbols of a built library: `T hallmark_open@@HALLMARK_0`, sorted."""
    status, text = run("nm", "-D", "--defined-only", library)
    if status != 0:
        sys.exit(text)
    symbols = [line.split(" ", 1)[1] for line in text.splitlines()]
    # Some linkers define the name of the version too, as an absolute symbol.
    return sorted(line for line in symbols if not line.startswith("A "))


def read_kept_symbols(root):
    """The symbols that the repository keeps."""
    file = root / SYMBOLS
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    return [line for line in lines if not line.startswith("#")]


def find_functions(symbols):
    """The names of the functions among symbols."""
    return [line.split()[1].split("@")[0] for line in symbols
            if line.startswith("T ")]


def find_kept(options, name):
    """Where the text of a contract is kept."""
    return options.root / "loader" / f"{name}.interface.{options.arch}.abi"


def describe(options, name):
    """Make the contract of a description; give its file, or end with why it
    cannot be made."""
    options.output.mkdir(parents=True, exist_ok=True)
    status, text = run(
        options.tool, "interface",
        options.root / "loader" / f"{name}.interface.toml",
        "--language", "c", "--output-dir", options.output,
        "--set-version", options.version, "--", *options.compiler,
        "-std=c99", f"-I{options.root / 'loader' / 'include'}")
    if status != 0:
        sys.exit(f"{text}{ACCEPT}")
    return options.output / f"{name}.interface.abi"


def check_symbols(options):
    """How the symbols of the library are not those that are kept."""
    found = read_symbols(options.library)
    kept = read_kept_symbols(options.root)
    for line in sorted(set(found) ^ set(kept)):
        where = "library" if line in found else "repository"
        yield f"{SYMBOLS}: '{line}' exists only in the {where}"


def check_contract(options, name):
    """How a contract is not the one that is kept, member by member."""
    made, kept = describe(options, name), find_kept(options, name)
    if made.read_bytes() != kept.read_bytes():
        yield run(options.tool, "diff", kept, made)[1].rstrip("\n")


def check(options):
    """Print what differs; give the status to end with."""
    if not all(find_kept(options, name).is_file() for name in NAMES):
        print(f"nothing is kept for {options.arch}; {ACCEPT}")
        return SKIPPED
    problems = [*check_symbols(options)]
    for name in NAMES:
        problems += check_contract(options, name)
    for problem in problems:
        print(problem)
    if problems:
        print(ACCEPT)
    return 1 if problems else 0


def accept(options):
    """Keep what the build has."""
    symbols = read_symbols(options.library)
    (options.root / SYMBOLS).write_text(
        OPENING + "".join(f"{line}\n" for line in symbols), encoding="utf-8")
    description = options.root / "loader" / "hallmark.interface.toml"
    listed = "".join(f'  "{name}",\n' for name in find_functions(symbols))
    description.write_text(
        EXPORTS.sub(listed, description.read_text("utf-8")), encoding="utf-8")
    for name in NAMES:
        find_kept(options, name).write_bytes(describe(options, name).read_bytes())
    return 0


def main(words):
    """Act; give the status to end with."""
    options = parse_arguments(words)
    return check(options) if options.act == "check" else accept(options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
