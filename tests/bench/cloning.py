#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Measures how long it takes from a clean clone of what is committed until
`.ci/run` has passed, by the clock and without a compiler cache. Prints it as
Google Benchmark does.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
WORK = "clean clone until .ci/run has passed"


def main() -> int:
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith("HALLMARK_")}
    environment["CCACHE_DISABLE"] = "1"
    with tempfile.TemporaryDirectory(prefix="hallmark-") as name:
        clone = pathlib.Path(name) / "clone"
        start = time.perf_counter()
        subprocess.run(["git", "clone", "--quiet", SOURCE, clone], check=True)
        with (pathlib.Path(name) / "log").open("w+") as log:
            done = subprocess.run([".ci/run"], cwd=clone, env=environment,
                                  stdout=log, stderr=log, check=False)
            if done.returncode:
                log.seek(0)
                sys.exit(log.read()[-4000:] + "\n.ci/run has failed")
        seconds = time.perf_counter() - start
    json.dump({"benchmarks": [
        {"run_name": f"{WORK}/Hallmark/real_time", "run_type": "iteration",
         "real_time": seconds, "time_unit": "s"}]}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
