# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves what docs/boundary.md calls safe: C++ objects go between a host and
two plugins, whatever compiles and links them, and leave nothing behind."""

import shutil
import unittest

from project import ProjectCase

CROSSED = """\
std::function: 42
std::shared_ptr: 4
deleter of the plugin ran: 1
expired: 1
std::any: 7
typeid: 1
dynamic_cast of the host: 1
dynamic_cast of the other plugin: 1
caught by the host: thrown by the plugin
through the plugin: thrown by the host
caught by the plugin: trouble
thread_local of this thread: 2
thread_local of another: 1
template statics of one: 2
template statics of two: 1
one unmapped: 1
two unmapped: 1
"""

# What a build is called, its compiler, and the options that make it.
BUILDS = [
    ("g++", "g++", ["-Doptimization=2", "-Ddebug=false"]),
    ("clang++", "clang++", ["-Doptimization=2", "-Ddebug=false"]),
    ("clang++, collected sections, a host that is not placed anywhere",
     "clang++", ["-Dcpp_args=-ffunction-sections -fdata-sections -fno-pie",
                 "-Dcpp_link_args=-Wl,--gc-sections", "-Ddebug=false"]),
    ("clang++, link-time optimisation", "clang++",
     ["-Db_lto=true", "-Doptimization=2", "-Ddebug=false"]),
    ("link-time optimisation", "g++", ["-Db_lto=true", "-Doptimization=2",
                                       "-Ddebug=false"]),
    ("collected sections, a host that is not placed anywhere", "g++",
     ["-Dcpp_args=-ffunction-sections -fdata-sections -fno-pie",
      "-Dcpp_link_args=-Wl,--gc-sections", "-Ddebug=false"]),
]


class Boundary(ProjectCase):
    """One program, built in several ways."""

    def test_objects_cross_in_every_kind_of_build(self):
        for name, compiler, options in BUILDS:
            with self.subTest(name):
                if not shutil.which(compiler):
                    self.skipTest(f"no {compiler} here")
                project = self.installed("boundary")
                project.environment["CXX"] = compiler
                if "-fno-pie" in " ".join(options):
                    project.change(
                        "meson.build", "dependencies: hallmark_dep)",
                        "dependencies: hallmark_dep, link_args: '-no-pie')")
                project.setup(*options)
                project.build()
                self.assert_done(project.run(
                    "host", project.find("one.so"), project.find("two.so")),
                    CROSSED)


if __name__ == "__main__":
    unittest.main()
