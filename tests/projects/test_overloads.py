# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that overloads, operators and instances of templates are exports like
others, with every pair of compilers, on both sides of an interface."""

import json
import shutil
import unittest

from project import ProjectCase

COMPILERS = ("g++", "clang++")
CALLED = """\
celsius 100 10 100
lengths 2003 1999 -2003 1
instances 42 4006 -273
size 10 42
tails 5 no
found
found
export 'metric::prefix(int)' has another type: found int(int), expected long(int)
found
found
found
no export 'units::to_celsius'
found
found
no export 'units::operator+(const units::Length&)'
"""
EXPORTS = """\
metric::prefix(const char*)
metric::prefix(int)
units::Scale<int>::limits
units::Table::size(int,int)
units::größe
units::operator""_km
units::operator+
units::operator-(const units::Length&)
units::operator-(const units::Length&,const units::Length&)
units::operator==
units::tail(int)
units::to_celsius(const std::string&)
units::to_celsius(double)
units::to_celsius(float)
units::twice<int>
units::twice<units::Length>
"""


class Overloads(ProjectCase):
    """One project whose exports share names."""

    def build(self, compiler):
        """The project, built by a compiler without a warning."""
        if not shutil.which(compiler):
            self.skipTest(f"no {compiler} here")
        project = self.installed("overloads")
        project.environment["CXX"] = compiler
        project.setup()
        outcome = project.try_build()
        self.assertEqual(outcome.status, 0, str(outcome))
        self.assertNotIn("warning", outcome.text)
        self.assertTrue(project.is_built())
        return project

    def test_every_pair_of_compilers_calls_them(self):
        projects = {compiler: self.build(compiler) for compiler in COMPILERS
                    if shutil.which(compiler)}
        for host, hosts in projects.items():
            for plugin, plugins in projects.items():
                with self.subTest(host=host, plugin=plugin):
                    self.assert_done(
                        hosts.run("host", plugins.find("metric.so")), CALLED)

    def test_manifest_has_their_names(self):
        manifest = json.loads(
            self.build("g++").find("metric.exports.json").read_text())
        names = sorted(one["name"] for one in manifest["exports"]
                       if one["kind"] != "missing")
        self.assertEqual("".join(name + "\n" for name in names), EXPORTS)

    def test_one_overload_more_leaves_old_plugins_alone(self):
        old = self.build("g++").find("metric.so")
        project = self.installed("overloads")
        project.change(
            "units.hpp", "HALLMARK_EXPORT int\ntail(int);",
            "HALLMARK_EXPORT int\ntail(int);\n"
            "HALLMARK_EXPORT double\nto_celsius(double, double);\n"
            "template<class T>\nT\nto_celsius(T);")
        project.setup()
        project.build()
        self.assert_done(project.run("host", old), CALLED)

    def test_export_that_gets_overloads_stays_the_same_export(self):
        old = self.build("g++")
        project = self.installed("overloads")
        project.change(
            "units.hpp", "HALLMARK_EXPORT Length\noperator-(const Length& one);",
            "HALLMARK_EXPORT Length\noperator-(const Length& one);\n"
            "HALLMARK_EXPORT Length\noperator+(const Length& one);")
        project.change(
            "units.interface.toml", '"units::operator+"',
            '"units::operator+(const units::Length&, const units::Length&)"')
        project.setup()
        project.build()
        plugins = {"old": old.find("metric.so"),
                   "new": project.find("metric.so")}
        for host, hosts in {"old": old, "new": project}.items():
            for plugin, file in plugins.items():
                with self.subTest(host=host, plugin=plugin):
                    self.assert_done(hosts.run("host", file), CALLED)

    def test_overload_that_nobody_defines_is_told(self):
        project = self.installed("overloads")
        project.change("metric.cpp", "template int\ntwice<int>(int);\n", "")
        project.change(
            "metric.cpp",
            "Length\noperator-(const Length& one)\n{\n  return {-one.meters};\n"
            "}\n", "")
        project.setup()
        outcome = project.try_build()
        self.assertEqual(outcome.status, 1, str(outcome))
        self.assertIn(
            "hallmark: error: 'metric.so': 2 declared exports are missing\n"
            "  'units::operator-(const units::Length&)' is not defined\n"
            "  'units::twice<int>' is not instantiated: instantiate it in one "
            "source: template int units::twice<int>(int);\n", outcome.text)


if __name__ == "__main__":
    unittest.main()
