# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that a plugin is one with every compiler and linker that is here, and
in every kind of build; what is absent is skipped by name."""

import shutil
import unittest

from project import ProjectCase, run

EXPORTS = ["gain", "hallmark$audio.example$2freverb$1.2.0",
           "hallmark_context_slot", "level"]
OPENED = "audio.example/reverb 1.2.0: gain(3) is 21, level is 7\n"

LINKERS = {"bfd": "ld.bfd", "gold": "ld.gold", "lld": "ld.lld", "mold": "mold"}
COMPILERS = ["g++", "clang++"]

# What a build is called, and the options that make it.
BUILDS = {
    "release": ["--buildtype=release"],
    "link-time optimisation": ["-Db_lto=true", "--buildtype=release"],
    "unity": ["--unity=on"],
    "coverage": ["-Dcpp_args=--coverage", "-Dcpp_link_args=--coverage"],
    "AddressSanitizer": ["-Db_sanitize=address", "-Db_lundef=false"],
    "sections that are collected": [
        "-Dcpp_args=-ffunction-sections",
        "-Dcpp_link_args=-Wl,--gc-sections"],
}

# Names that a linker or a runtime adds to every library that it makes.
ADDED = ("_edata", "_end", "__bss_start", "_init", "_fini")


class Toolchains(ProjectCase):
    """One plugin and its host, made in many ways."""

    def open_one(self, options=(), **environment):
        """Build, look at what is exported, and open."""
        project = self.installed("single")
        project.environment.update(environment)
        project.setup(*options)
        project.build()
        self.assertTrue(project.is_built())
        plugin = project.find("reverb.so")
        symbols = run("nm", "-D", "--defined-only", plugin).out.splitlines()
        names = [line.split()[-1] for line in symbols]
        self.assertEqual(
            sorted(name for name in names if name not in ADDED), EXPORTS)
        self.assert_done(project.run("host", plugin), OPENED)

    def need(self, program):
        """Skip by name what needs a program that is absent."""
        if not shutil.which(program):
            self.skipTest(f"no {program} here")

    def test_every_linker_makes_the_same_plugin(self):
        for compiler in COMPILERS:
            for linker, program in LINKERS.items():
                with self.subTest(compiler=compiler, linker=linker):
                    self.need(compiler)
                    self.need(program)
                    self.open_one(CXX=compiler, CXX_LD=linker)

    def test_every_kind_of_build_makes_the_same_plugin(self):
        for name, options in BUILDS.items():
            with self.subTest(name):
                self.open_one(options)

    def test_objects_that_a_linker_cannot_read_are_refused(self):
        self.need("ld.lld")
        project = self.installed("single")
        project.environment["CXX_LD"] = "lld"
        project.setup("-Db_lto=true")
        outcome = project.try_build("reverb.exports.json")
        self.assertEqual(outcome.status, 1, str(outcome))
        self.assertIn("hallmark: error: 'reverb.so': ", outcome.out)


if __name__ == "__main__":
    unittest.main()
