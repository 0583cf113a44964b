#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prints how many bytes the stripped library takes, optimized for size and as a
user builds it who says nothing: `library, stripped, HOW/Hallmark BYTES`.
"""

import pathlib
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
WAYS = {
    "at -Os": ["-Ddebug=false", "-Doptimization=s"],
    "by default": [],
}


def run(*command: object) -> str:
    """Run a command to its good end: what it says."""
    done = subprocess.run([str(word) for word in command], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          check=False)
    if done.returncode:
        sys.exit(f"{command}:\n{done.stdout}")
    return done.stdout


def measure(options: list) -> int:
    """Bytes of the library that is built with these options."""
    with tempfile.TemporaryDirectory(prefix="hallmark-") as name:
        build = pathlib.Path(name) / "build"
        run("meson", "setup", build, SOURCE, "-Dtests=disabled",
            "-Dtoolkit=disabled", *options)
        run("ninja", "-C", build)
        library = next(file for file in build.glob("loader/api/libhallmark.so*")
                       if file.is_file() and not file.is_symlink())
        stripped = pathlib.Path(name) / "stripped.so"
        run("strip", "-o", stripped, library)
        return stripped.stat().st_size


def main() -> int:
    for how, options in WAYS.items():
        print(f"library, stripped, {how}/Hallmark {measure(options)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
