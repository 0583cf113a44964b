#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compiles each public header alone, twice in one file, with every warning an
error: check_headers.py INCLUDE_FOLDER LANGUAGE COMPILER... [-- FLAG...]

LANGUAGE is c (the .h files, as C99) or c++ (all of them, as C++20). Ends with
77, which Meson counts as skipped, where the compiler is absent.
"""

import pathlib
import shutil
import subprocess
import sys

SKIPPED = 77
STANDARDS = {"c": ["-xc", "-std=c99"], "c++": ["-xc++", "-std=c++20"]}
SUFFIXES = {"c": (".h",), "c++": (".h", ".hpp")}

COMMON = ["-Wall", "-Wextra", "-Wpedantic", "-Wcast-align", "-Wcast-qual",
          "-Wconversion", "-Wdouble-promotion", "-Wfloat-equal", "-Wformat=2",
          "-Wmissing-declarations", "-Wshadow", "-Wsign-conversion", "-Wundef",
          "-Wunused"]
WARNINGS = {
    ("gcc", "c"): ["-Wbad-function-cast", "-Wmissing-prototypes",
                   "-Wstrict-prototypes", "-Wc++-compat"],
    ("gcc", "c++"): ["-Wextra-semi", "-Wlogical-op", "-Wnon-virtual-dtor",
                     "-Wold-style-cast", "-Woverloaded-virtual",
                     "-Wredundant-decls", "-Wuseless-cast",
                     "-Wzero-as-null-pointer-constant"],
    # What is left out of clang's whole set: warnings of what C99 and C++20
    # have over older languages, of what any struct may have, and of what
    # clang's makers call noise themselves.
    ("clang", "c"): ["-Weverything", "-Wno-padded",
                     "-Wno-declaration-after-statement"],
    ("clang", "c++"): ["-Weverything", "-Wno-padded", "-Wno-c++98-compat",
                       "-Wno-c++98-compat-pedantic", "-Wno-c++20-compat",
                       "-Wno-unsafe-buffer-usage", "-Wno-unknown-warning-option",
                       "-Wno-weak-vtables",  # nothing here is compiled apart
                       "-Wno-exit-time-destructors",
                       "-Wno-ctad-maybe-unsupported"],
}


def find_headers(folder, language):
    """The public headers, by the name that a user includes."""
    return sorted(
        file.relative_to(folder).as_posix()
        for file in pathlib.Path(folder).rglob("*")
        if file.suffix in SUFFIXES[language])


def find_flags(compiler, language):
    """Standard and warnings for a compiler."""
    kind = "clang" if "clang" in pathlib.Path(compiler).name else "gcc"
    return [*STANDARDS[language], "-fsyntax-only", "-Werror", *COMMON,
            *WARNINGS[kind, language]]


def compile_header(command, header):
    """What the compiler says of a file that includes a header twice, and its
    status. The declaration keeps the file from being empty in C."""
    line = f"#include <{header}>\n"
    done = subprocess.run(
        [*command, "-"], input=line * 2 + "extern int alone;\n",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        check=False)
    return done.stdout, done.returncode


def main(folder, language, *words):
    """Compile them all; the status is 1 when one gave a warning."""
    split = words.index("--") if "--" in words else len(words)
    compiler, flags = list(words[:split]), list(words[split + 1:])
    if not shutil.which(compiler[-1]):
        print(f"skipped: no {compiler[-1]} here")
        return SKIPPED
    headers = find_headers(folder, language)
    command = [*compiler, *find_flags(compiler[-1], language), *flags,
               "-I", folder]
    failed = 0
    for header in headers:
        text, status = compile_header(command, header)
        if status != 0:
            failed += 1
            print(f"<{header}> alone:\n{text}")
    print(f"{len(headers)} headers, {failed} with warnings")
    return 1 if failed or not headers else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
