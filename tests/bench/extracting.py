#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Measures how long types take to be read: of a header, by the compiler, and
of a plugin with 30 MB of debugging information, compared with abidw.

extracting.py PREFIX REPETITIONS prints, as Google Benchmark writes them, the
processor times of whole processes. PREFIX is where Hallmark is installed.
"""

import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

HEADERS = ("any", "chrono", "functional", "future", "iostream", "map", "memory",
           "random", "regex", "set", "string", "thread", "unordered_map",
           "variant", "vector")

HEADER = "#pragma once\n#include <hallmark/plugin.h>\n" + "".join(
    f"#include <{name}>\n" for name in HEADERS) + """
namespace heavy {
struct Job {
  std::string name;
  std::map<std::string, std::vector<double>> values;
  std::function<void(const std::string&)> told;
  std::shared_ptr<std::unordered_map<std::string, std::any>> shared;
};
HALLMARK_EXPORT std::variant<int, std::string> run(const Job& job);
HALLMARK_EXPORT std::unique_ptr<Job> make(const std::string& name);
}
"""

INTERFACE = """name = "bench.example/heavy"
version = "1.0.0"
header = "heavy.hpp"
exports = ["heavy::run", "heavy::make"]
"""

PLUGIN = """path = "bench.example/plugins/heavy"
version = "1.0.0"
implements = ["heavy.interface.toml"]
"""

EXPORTS = """#include "heavy.hpp"
namespace heavy {
std::variant<int, std::string> run(const Job& job) { return job.name; }
std::unique_ptr<Job> make(const std::string&) { return std::make_unique<Job>(); }
}
"""

# What makes debugging information long: many templates of one's own types.
PART = """#include "heavy.hpp"
namespace part@ {
template<int N>
struct Key {
  int value;
  bool operator<(const Key& other) const { return value < other.value; }
};
template<int N>
int work(const std::string& text)
{
  std::map<Key<N>, std::vector<Key<N>>> all;
  std::function<int(Key<N>)> act = [](Key<N> key) { return key.value; };
  all[{N}].push_back({N});
  std::shared_ptr<Key<N>> one = std::make_shared<Key<N>>();
  return act(all.begin()->second.front()) + one->value +
         static_cast<int>(std::regex_search(text, std::regex("a+")));
}
int all(const std::string& text)
{
  return work<0>(text) + work<1>(text) + work<2>(text) + work<3>(text) +
         work<4>(text) + work<5>(text) + work<6>(text) + work<7>(text);
}
}
"""
PARTS = 16


def run(folder: pathlib.Path, environment: dict, *command: str) -> float:
    """Run a command to its good end: seconds of the processors."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, env=environment, text=True,
                          capture_output=True, check=False)
    # A lint that finds something ends with 1.
    if done.returncode not in (0, 1 if "lint" in command else 0):
        sys.exit(f"{command}:\n{done.stdout}{done.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime +
            after.ru_stime - before.ru_stime)


def make_plugin(folder: pathlib.Path, environment: dict) -> None:
    """heavy.so, with debugging information."""
    (folder / "heavy.hpp").write_text(HEADER)
    (folder / "heavy.interface.toml").write_text(INTERFACE)
    (folder / "heavy.plugin.toml").write_text(PLUGIN)
    (folder / "exports.cpp").write_text(EXPORTS)
    names = ["exports.cpp"]
    for number in range(PARTS):
        names.append(f"part{number}.cpp")
        (folder / names[-1]).write_text(PART.replace("@", str(number)))
    run(folder, environment, "hallmark", "build", "heavy.plugin.toml", *names,
        "--", "-g", "-std=c++20")


def main() -> int:
    prefix, repetitions = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2])
    environment = {
        **os.environ,
        "PATH": f"{prefix / 'bin'}:{os.environ['PATH']}",
        "LD_LIBRARY_PATH": str(prefix / "lib"),
        "CCACHE_DISABLE": "1",
    }
    include = f"-I{prefix / 'include'}"
    header = "types of a header with 15 heavy ones of the standard library"
    rows = []
    with tempfile.TemporaryDirectory(prefix="hallmark-") as name:
        folder = pathlib.Path(name)
        (folder / "out").mkdir()
        make_plugin(folder, environment)
        debug = f"types of a plugin of {(folder / 'heavy.so').stat().st_size >> 20} MB"
        ways = {
            f"{header}/Hallmark, hallmark interface": (
                "hallmark", "interface", "heavy.interface.toml",
                "--output-dir", "out", "--", "-std=c++20", include),
            f"{header}/the compiler alone, -fsyntax-only": (
                "c++", "-std=c++20", include, "-fsyntax-only", "-x", "c++",
                "heavy.hpp"),
            f"{debug}/Hallmark, hallmark verify": (
                "hallmark", "verify", "heavy.so"),
            f"{debug}/Hallmark, hallmark exports": (
                "hallmark", "exports", "heavy.so"),
            f"{debug}/Hallmark, hallmark lint": ("hallmark", "lint", "heavy.so"),
        }
        if shutil.which("abidw"):
            ways[f"{debug}/abidw"] = ("abidw", "--out-file", "all.abi",
                                      "heavy.so")
        for _ in range(repetitions):
            rows += [{"run_name": what, "run_type": "iteration",
                      "time_unit": "s",
                      "cpu_time": run(folder, environment, *command)}
                     for what, command in ways.items()]
    json.dump({"benchmarks": rows}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
