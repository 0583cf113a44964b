#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Measures how long the build steps of a plugin take when it has many exports,
and how long the compiler takes for the source that one of them generates.

exporting.py PREFIX REPETITIONS [COUNT...] prints, as Google Benchmark writes
them, the processor times of whole processes. PREFIX is where Hallmark is
installed.
"""

import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

from make_plugin import write_sources

COUNTS = (5_000, 50_000)
TWO_LINES = "int one;\nint two;\n"


class Project:
    """A plugin of functions of C, in a folder."""

    def __init__(self, folder: pathlib.Path, prefix: pathlib.Path,
                 count: int) -> None:
        self.folder = folder
        self.count = count
        self.environment = {
            **os.environ,
            "PATH": f"{prefix / 'bin'}:{os.environ['PATH']}",
            "LD_LIBRARY_PATH": str(prefix / "lib"),
            "CCACHE_DISABLE": "1",
        }
        self.flags = ["-std=c99", "-fPIC", f"-I{prefix / 'include'}"]
        write_sources(count, folder)
        (folder / "two.c").write_text(TWO_LINES, "utf-8")

    def time(self, *command: str) -> float:
        """Run a command to its good end: seconds of the processors."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, cwd=self.folder, env=self.environment,
                              text=True, capture_output=True, check=False)
        if done.returncode:
            sys.exit(f"{command}:\n{done.stdout}{done.stderr}"[:2000])
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return (after.ru_utime - before.ru_utime +
                after.ru_stime - before.ru_stime)

    def compile(self, source: str) -> float:
        """Compile one source."""
        return self.time("cc", *self.flags, "-c", source)

    def stamp(self) -> float:
        """The first step."""
        return self.time(
            "hallmark", "stamp", f"many_{self.count}.plugin.toml",
            "--output-dir", ".", "--language", "c", "--", *self.flags)

    def link(self) -> None:
        """What stands between the steps."""
        name = f"many_{self.count}"
        self.compile(f"{name}.c")
        self.compile(f"{name}.plugin.c")
        self.time("cc", "-shared", f"{name}.o", f"{name}.plugin.o",
                  f"@{name}.plugin.rsp", "-o", f"{name}.so")

    def check_exports(self) -> float:
        """The second step."""
        return self.time("hallmark", "exports", f"many_{self.count}.so",
                         "--output", "exports.json")


def measure(prefix: pathlib.Path, count: int, repetitions: int) -> list:
    """{what, seconds} of one size, as pairs."""
    pairs = []
    with tempfile.TemporaryDirectory(prefix="hallmark-") as name:
        project = Project(pathlib.Path(name), prefix, count)
        project.stamp()
        project.link()
        source = f"many_{count}.plugin.c"
        compiled = f"compile the generated source of {count} exports"
        for _ in range(repetitions):
            pairs += [
                (f"hallmark stamp of {count} exports/Hallmark",
                 project.stamp()),
                (f"hallmark exports of {count} exports/Hallmark",
                 project.check_exports()),
                (f"{compiled}/Hallmark", project.compile(source)),
                (f"{compiled}/a source of two lines", project.compile("two.c")),
            ]
    return pairs


def main() -> int:
    prefix, repetitions = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2])
    counts = [int(word) for word in sys.argv[3:]] or COUNTS
    rows = [{"run_name": what, "run_type": "iteration", "time_unit": "s",
             "cpu_time": seconds}
            for count in counts
            for what, seconds in measure(prefix, count, repetitions)]
    json.dump({"benchmarks": rows}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
