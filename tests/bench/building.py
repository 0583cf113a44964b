#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Measures what stamping adds to a build: plugins of one interface, and the
same plugins without a stamp.

building.py PREFIX REPETITIONS [COUNT...] prints, as Google Benchmark writes
them, the processor times of all processes of a build. PREFIX is where Hallmark
is installed; each project is built by Meson and Ninja in a temporary folder,
without a compiler cache.
"""

import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

COUNTS = (1, 10, 100, 500)

HEADER = """#pragma once
#include <hallmark/plugin.h>
#include <functional>
#include <memory>
#include <string>
#include <vector>
namespace synth {
struct Params { float wet; float dry; int taps; std::string name; };
class Effect {
public:
  virtual ~Effect() = default;
  virtual void process(const float* in, float* out, int frames) = 0;
  virtual std::vector<std::string> names() const = 0;
};
HALLMARK_EXPORT std::unique_ptr<Effect> create(const Params& params);
HALLMARK_EXPORT void watch(std::function<void(const std::string&)> told);
}
"""

INTERFACE = """name = "synth.example/effect"
version = "1.0.0"
header = "effect.hpp"
exports = ["synth::create", "synth::watch"]
"""

SOURCE = """#include "effect.hpp"
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <sstream>
namespace synth {
namespace {
class Effect@: public Effect {
public:
  explicit Effect@(Params params) : params_(std::move(params)) {}
  void process(const float* in, float* out, int frames) override
  {
    history_.insert(history_.end(), in, in + frames);
    std::transform(in, in + frames, out, [this](float sample) {
      return params_.wet * std::tanh(sample) + params_.dry * sample;
    });
    peaks_[frames] = std::accumulate(out, out + frames, 0.0F);
  }
  std::vector<std::string> names() const override
  {
    std::vector<std::string> all;
    for (const auto& [frames, peak] : peaks_) {
      std::ostringstream text;
      text << params_.name << '@' << frames << ':' << peak;
      all.push_back(text.str());
    }
    std::sort(all.begin(), all.end());
    return all;
  }
private:
  Params params_;
  std::vector<float> history_;
  std::map<int, float> peaks_;
};
}
std::unique_ptr<Effect> create(const Params& params)
{
  return std::make_unique<Effect@>(params);
}
void watch(std::function<void(const std::string&)> told) { told("@"); }
}
"""

STAMPED = """stamp = custom_target(input: 'p@.plugin.toml', kwargs: hallmark_stamp)
p = shared_module('p@', 'p@.cpp', stamp[0], link_args: '@' + stamp[1].full_path(),
  link_depends: stamp[1], kwargs: hallmark_plugin)
custom_target(input: p, kwargs: hallmark_exports)
"""

PLAIN = """shared_module('p@', 'p@.cpp', name_prefix: '', dependencies: hallmark_dep,
  gnu_symbol_visibility: 'hidden')
"""


def read_children() -> float:
    """Seconds of the processors of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Project:
    """Plugins of one interface, in a folder."""

    def __init__(self, folder: pathlib.Path, prefix: pathlib.Path, count: int,
                 stamped: bool) -> None:
        self.folder = folder
        self.count = count
        self.environment = {
            **os.environ,
            "PATH": f"{prefix / 'bin'}:{os.environ['PATH']}",
            "PKG_CONFIG_PATH": str(prefix / "lib" / "pkgconfig"),
            "LD_LIBRARY_PATH": str(prefix / "lib"),
            "CCACHE_DISABLE": "1",
            "CC": "cc",
            "CXX": "c++",
        }
        self.write(stamped)

    def write(self, stamped: bool) -> None:
        """The whole project."""
        lines = ["project('many', 'cpp', default_options: ['cpp_std=c++20',"
                 " 'buildtype=debugoptimized'])\nsubdir('hallmark')\n"]
        (self.folder / "effect.hpp").write_text(HEADER)
        (self.folder / "effect.interface.toml").write_text(INTERFACE)
        for number in range(self.count):
            name = f"p{number}"
            (self.folder / f"{name}.cpp").write_text(
                SOURCE.replace("@", str(number)))
            (self.folder / f"{name}.plugin.toml").write_text(
                f'path = "synth.example/{name}"\nversion = "1.0.0"\n'
                'implements = ["effect.interface.toml"]\n')
            lines.append((STAMPED if stamped else PLAIN).replace(
                "'@'", "\0").replace("@", str(number)).replace("\0", "'@'"))
        (self.folder / "meson.build").write_text("".join(lines))
        self.run("hallmark", "helper", self.folder / "hallmark")

    def run(self, *command: object) -> str:
        """Run a command to its good end: what it says."""
        done = subprocess.run([str(word) for word in command], text=True,
                              cwd=self.folder, env=self.environment,
                              capture_output=True, check=False)
        if done.returncode:
            sys.exit(f"{command}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def time(self, *command: object) -> float:
        """Seconds of the processors that a command and its children take."""
        start = read_children()
        self.run(*command)
        return read_children() - start

    def time_build(self) -> float:
        """The same until everything is built."""
        return self.time("ninja", "-C", "build")

    def time_all(self) -> dict:
        """{what changed: seconds}."""
        times = {"set up": self.time("meson", "setup", "build"),
                 "from nothing": self.time_build()}
        (self.folder / "p0.cpp").write_text(
            SOURCE.replace("@", "0") + "// changed\n")
        times["one source changed"] = self.time_build()
        times["nothing changed"] = self.time_build()
        return times

    def count_steps(self) -> int:
        """How many steps a build takes when nothing has changed."""
        said = self.run("ninja", "-n", "-v", "-C", "build")
        return sum(line.startswith("[") for line in said.splitlines())


def measure(prefix: pathlib.Path, count: int) -> list:
    """Both ways once, as rows."""
    rows = []
    for who, stamped in (("Hallmark", True), ("unstamped", False)):
        with tempfile.TemporaryDirectory(prefix="hallmark-") as folder:
            project = Project(pathlib.Path(folder), prefix, count, stamped)
            times = project.time_all()
            rows.append(
                {"run_name": f"steps when nothing changed, {count} plugins/{who}",
                 "run_type": "iteration", "cpu_time": project.count_steps(),
                 "time_unit": "steps"})
        rows += [
            {"run_name": f"build of {count} plugins, {what}/{who}",
             "run_type": "iteration", "cpu_time": seconds, "time_unit": "s"}
            for what, seconds in times.items()]
    return rows


def main() -> int:
    prefix, repetitions = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2])
    counts = [int(word) for word in sys.argv[3:]] or COUNTS
    rows = []
    for count in counts:
        # The times of the largest are those of many steps, which even them out.
        for _ in range(repetitions if count < 100 else 1):
            rows += measure(prefix, count)
    json.dump({"benchmarks": rows}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
