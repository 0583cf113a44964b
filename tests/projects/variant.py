# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Builds the loader alone in another way, with one program."""

import os
import pathlib

from project import MESON, PROJECTS, SHARED, SOURCE, lock, run_soundly


def build_variant(name, program, *options, arguments=()):
    """The library of this source tree and a program that uses it; kept between
    runs and brought up to date.

    Gives the file of the program and what Meson said when it was set up last.
    """
    build = SHARED / f"build-{name}"
    told = build / "told.txt"
    made = build / pathlib.Path(program).stem
    with lock(SHARED / f"lock-{name}"):
        if not (build / "build.ninja").is_file():
            outcome = run_soundly(
                MESON, "setup", build, SOURCE, "-Dtests=disabled",
                "-Dtoolkit=disabled", "-Ddebug=false", "-Dunity=on",
                "-Dunity_size=1000", *options)
            told.write_text(outcome.out, encoding="utf-8")
        run_soundly("ninja", "-C", build)
        run_soundly(
            os.environ.get("CXX", "g++"), "-std=c++20", *arguments,
            f"-I{SOURCE / 'loader' / 'include'}", PROJECTS / program,
            "-o", made, f"-L{build / 'loader' / 'api'}",
            "-lhallmark", "-pthread", f"-Wl,-rpath,{build / 'loader' / 'api'}")
        return made, told.read_text("utf-8")
