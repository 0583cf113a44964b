#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What Hallmark as a subproject costs the build of a project: the processor
time of all processes that configure and build it, less that of the same project
alone, from nothing and without a compiler cache.

subproject.py [MESON OPTION...] prints it, and as Google Benchmark writes it to
standard output. The project is built as Meson does when nobody says how.
"""

import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
BUDGET = 100  # seconds

PROJECT = """project('user', 'cpp', default_options: 'cpp_std=c++20')
executable('user', 'user.cpp'{})
"""
DEPENDENCY = """,
  dependencies: subproject('hallmark').get_variable('hallmark_dep')"""


def measure(dependency: str, options: list) -> float:
    """Seconds of the processors for a project, from nothing."""
    environment = {name: value for name, value in os.environ.items()
                   if name not in ("CFLAGS", "CXXFLAGS", "LDFLAGS")}
    environment |= {"CCACHE_DISABLE": "1", "CC": "cc", "CXX": "c++"}
    with tempfile.TemporaryDirectory(prefix="hallmark-") as name:
        folder = pathlib.Path(name)
        (folder / "subprojects").mkdir()
        (folder / "subprojects" / "hallmark").symlink_to(SOURCE)
        (folder / "meson.build").write_text(PROJECT.format(dependency))
        (folder / "user.cpp").write_text("int main() {}\n")
        start = resource.getrusage(resource.RUSAGE_CHILDREN)
        for command in (["meson", "setup", *options, "build"],
                        ["ninja", "-C", "build"]):
            done = subprocess.run(
                command, cwd=folder, env=environment, text=True,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
            if done.returncode:
                sys.exit(f"{command}:\n{done.stdout}")
        end = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (end.ru_utime + end.ru_stime) - (start.ru_utime + start.ru_stime)


def main() -> int:
    """Measure both, say what lies between, and give the rows of a benchmark."""
    options = sys.argv[1:]
    alone, whole = measure("", options), measure(DEPENDENCY, options)
    print(f"Hallmark as a subproject: {whole - alone:.1f} s of processor time, "
          f"of at most {BUDGET}", file=sys.stderr)
    rows = [{"run_name": f"build of a project, set up and from nothing/{who}",
             "run_type": "iteration", "cpu_time": seconds, "time_unit": "s"}
            for who, seconds in (("Hallmark as a subproject", whole),
                                 ("the project alone", alone))]
    json.dump({"benchmarks": rows}, sys.stdout)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
