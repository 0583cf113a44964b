# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that host and plugin make one contract of an interface, in every kind
of build, and what a change of its header builds again."""

import shutil
import unittest

from project import ProjectCase, run

# What a build is called, its options and its environment.
BUILDS = {
    "unity": (["--unity=on"], {}),
    "a launcher": ([], {"CXX": "ccache g++"}),
    "flags with blanks and quotes": (
        ["-Dcpp_args=['-DNOTE=\"it\\'s two\"', '-DTITLE=\"a \\\\\"b\\\\\" c\"',"
         " '-isystem/no such folder']"], {}),
    "link-time optimisation": (["-Db_lto=true", "--buildtype=release"], {}),
    "position-independent executables": (["-Db_pie=true"], {}),
    "another standard": (["-Dcpp_std=gnu++20", "-Db_ndebug=true"], {}),
    "clang": ([], {"CXX": "clang++"}),
}

PLUGIN_MADE = {"reverb.plugin.cpp", "reverb.plugin.map", "reverb.plugin.rsp"}


def read_lines(outcome):
    """What the host printed: of each interface its first line, by name."""
    lines = [line.split() for line in outcome.out.splitlines()]
    return {words[0]: words[1:] for words in lines
            if words[0].startswith("audio.example/")}


class Interfaces(ProjectCase):
    """One project that has an interface on either side."""

    def build(self, options=(), **environment):
        """A project, built without a warning and with nothing left to do."""
        project = self.installed("interface")
        project.environment.update(environment)
        project.setup(*options)
        outcome = project.try_build()
        self.assertEqual(outcome.status, 0, str(outcome))
        self.assertNotIn("warning", outcome.text)
        self.assertTrue(project.is_built())
        return project

    def assert_agreement(self, project):
        """Host and plugin have the same fingerprints; it opens the plugin."""
        outcome = project.run("host", project.find("reverb.so"))
        self.assert_done(outcome)
        notes = project.find("reverb.so").read_bytes()
        for name, (version, fingerprint) in read_lines(outcome).items():
            with self.subTest(name):
                self.assertIn(
                    f"{name}\t{version}\t{fingerprint}".encode(), notes)

    def test_host_expects_exports_in_order(self):
        project = self.build()
        outcome = project.run("host", project.find("reverb.so"))
        self.assert_done(outcome)
        lines = [line for line in outcome.out.splitlines()
                 if not line.startswith("audio.example/")]
        create = ("_ZN5audio6createERKNS_6ParamsERKNSt7__cxx1112basic_string"
                  "IcSt11char_traitsIcESaIcEEE")
        self.assertEqual(lines, [
            "  filter_name filter_name",
            f"  audio::create {create}",
            "  audio::presets _ZN5audio7presetsE",
            "  audio::tail _ZN5audio4tailERKNS_6FilterE optional",
            "  audio::mix _ZN5audio3mixEff",
            "reverb mixes 4 to 6.5, has no tail"])
        self.assert_agreement(project)

    def test_every_kind_of_build_makes_one_contract_on_both_sides(self):
        for name, (options, environment) in BUILDS.items():
            with self.subTest(name):
                compiler = environment.get("CXX", "g++").split()
                if not all(shutil.which(word) for word in compiler):
                    self.skipTest(f"no {' '.join(compiler)} here")
                self.assert_agreement(self.build(options, **environment))

    def test_flags_of_the_target_shape_its_contract(self):
        project = self.build(BUILDS["flags with blanks and quotes"][0])
        text = project.find("filter.interface.abi").read_text("utf-8")
        self.assertIn("\tmember\t8\ttitle\tchar[8]\n", text)

    def test_precompiled_header_makes_the_same_contract(self):
        plain = self.build()
        text = plain.find("filter.interface.abi").read_text("utf-8")
        project = self.installed("interface")
        project.write("pch/synth.hpp", "#include <memory>\n#include <string>\n")
        project.change("meson.build", "kwargs: hallmark_plugin",
                       "cpp_pch: 'pch/synth.hpp', kwargs: hallmark_plugin")
        project.change("meson.build", "  link_args: '-Wl,--dynamic-list=",
                       "  cpp_pch: 'pch/synth.hpp',\n"
                       "  link_args: '-Wl,--dynamic-list=")
        project.setup()
        project.build()
        self.assertTrue(project.is_built())
        self.assertEqual(
            project.find("filter.interface.abi").read_text("utf-8"), text)
        self.assert_agreement(project)

    def test_host_exports_what_it_provides_and_no_more(self):
        project = self.build()
        symbols = run("nm", "-D", "--defined-only", project.find("host"))
        names = [line.split()[-1] for line in symbols.out.splitlines()]
        self.assertIn("_ZN5audio3mixEff", names)
        self.assertEqual([name for name in names if "audio" in name],
                         ["_ZN5audio3mixEff"])


class Rebuilding(ProjectCase):
    """A project that is built; then one thing changes."""

    def setUp(self):
        super().setUp()
        self.project = self.installed("interface")
        self.project.setup()
        self.project.build()
        self.text = self.read("filter.interface.abi")

    def read(self, name):
        """The text of a file of the build."""
        return self.project.find(name).read_text("utf-8")

    def read_times(self, *names):
        """When files of the build were written."""
        return [self.project.find(name).stat().st_mtime_ns for name in names]

    def test_touched_header_restamps_and_relinks(self):
        before = self.read_times("reverb.plugin.cpp", "filter.interface.hpp")
        (self.project.folder / "filter.hpp").touch()
        made = self.project.build()
        self.assertLessEqual(
            PLUGIN_MADE | {"reverb.so", "host", "reverb.exports.json",
                           "filter.interface.cpp"}, set(made))
        self.assertNotIn("mixer.interface.cpp", made)
        self.assertEqual(
            self.read_times("reverb.plugin.cpp", "filter.interface.hpp"), before)
        self.assertTrue(self.project.is_built())

    def test_comment_in_header_leaves_the_binding_as_it_is(self):
        before = self.read_times("filter.interface.cpp", "filter.interface.abi")
        self.project.change("filter.hpp", "#pragma once", "\n// A comment.\n"
                            "#pragma once")
        self.project.build()
        self.assertEqual(
            self.read_times("filter.interface.cpp", "filter.interface.abi"),
            before)
        self.assertTrue(self.project.is_built())

    def test_new_member_changes_both_sides(self):
        self.project.change("filter.hpp", "int steps;", "int steps;\n  int more;")
        made = self.project.build()
        self.assertLessEqual(
            {"meson-generated_.._reverb.plugin.cpp.o", "reverb.so", "host",
             "meson-generated_.._filter.interface.cpp.o"}, set(made))
        self.assertIn("\tmember\t4\tmore\tint\n",
                      self.read("filter.interface.abi"))
        self.assertTrue(self.project.is_built())
        self.assert_done(self.project.test())

    def test_new_version_of_the_interface_restamps(self):
        self.project.change("filter.interface.toml", "2.1.0", "2.2.0")
        made = self.project.build()
        self.assertIn("reverb.so", made)
        self.assertIn("host", made)
        self.assertIn("\t2.2.0\n", self.read("filter.interface.abi"))
        self.assertTrue(self.project.is_built())

    def test_new_flags_of_the_targets_restamp(self):
        self.assert_done(run("meson", "configure", self.project.build_folder,
                             "-Dcpp_args=-DTITLE=short",
                             environment=self.project.environment))
        self.project.build()
        self.assertNotEqual(self.read("filter.interface.abi"), self.text)
        self.assertTrue(self.project.is_built())
        self.assert_done(self.project.test())

    def test_reconfiguring_without_a_change_relinks_nothing(self):
        (self.project.folder / "meson.build").touch()
        made = self.project.build()
        self.assertNotIn("reverb.so", made)
        self.assertNotIn("host", made)
        self.assertTrue(self.project.is_built())

    def test_deleted_output_is_restored(self):
        for name in ("filter.interface.hpp", "filter.interface.cpp",
                     "filter.interface.abi", "mixer.interface.list"):
            with self.subTest(name):
                file = self.project.find(name)
                content = file.read_bytes()
                file.unlink()
                self.project.build()
                self.assertEqual(file.read_bytes(), content)
                self.assertTrue(self.project.is_built())


class Mistakes(ProjectCase):
    """Projects that do not build, and why."""

    def assert_refused(self, project, *lines):
        """The build fails, and says these lines among others."""
        project.setup()
        outcome = project.try_build()
        self.assertNotEqual(outcome.status, 0, str(outcome))
        said = outcome.text.splitlines()
        for line in lines:
            self.assertIn(line, said, str(outcome))

    def test_two_targets_that_disagree_are_named(self):
        project = self.installed("interface")
        with open(project.folder / "meson.build", "a", encoding="utf-8") as file:
            file.write("executable('other', 'host.cpp', filter[0], filter[1], "
                       "mixer[0], mixer[1], dependencies: hallmark_dep, "
                       "cpp_args: '-DTITLE=\"abc\"')\n")
        self.assert_refused(
            project,
            "hallmark: error: 'filter.hpp': targets 'host' and 'other' make "
            "different contracts of it",
            "  target 'host' has no flag that the other lacks",
            "  target 'other' alone has '-DTITLE=\"abc\"'",
            "  hint: give each target a custom_target of its own for the "
            "description")

    def test_source_that_is_not_compiled_is_told(self):
        project = self.installed("interface")
        project.change("meson.build", "filter[0], filter[1], ", "filter[0], ")
        self.assert_refused(
            project,
            "hallmark: error: 'compile_commands.json': no target compiles "
            "'filter.interface.cpp', so the flags for the contract are unknown")

    def test_header_that_the_build_makes_has_to_be_named(self):
        project = self.installed("interface")
        project.write("made.hpp.in", "enum { made = 1 };\n")
        project.change("filter.hpp", "#include <memory>",
                       "#include \"made.hpp\"\n#include <memory>")
        project.change(
            "meson.build", "filter = custom_target",
            "made = custom_target(input: 'made.hpp.in', output: 'made.hpp',\n"
            "  command: ['cp', '@INPUT@', '@OUTPUT@'])\n"
            "filter = custom_target")
        project.setup()
        outcome = project.try_build("filter.interface.cpp")
        self.assertNotEqual(outcome.status, 0, str(outcome))
        self.assertIn("made.hpp", outcome.text)
        self.assertIn("'depends'", outcome.text)

        project.change("meson.build", "kwargs: hallmark_interface)\nmixer",
                       "kwargs: hallmark_interface + {'depends': made})\nmixer")
        self.assertIn("filter.interface.cpp",
                      project.build("filter.interface.cpp"))


class InC(ProjectCase):
    """A project without C++."""

    def test_host_in_c_expects_what_a_plugin_in_c_has(self):
        project = self.installed("interface_c")
        project.setup()
        outcome = project.try_build()
        self.assertEqual(outcome.status, 0, str(outcome))
        self.assertNotIn("warning", outcome.text)
        self.assertTrue(project.is_built())
        outcome = project.run("host", project.find("reverb.so"))
        self.assert_done(outcome)
        self.assertEqual(
            [line for line in outcome.out.splitlines() if line[0] == " "],
            ["  gain gain", "  level level optional"])
        self.assertEqual(outcome.out.splitlines()[-1],
                         "gain 2.5, level missing")


if __name__ == "__main__":
    unittest.main()
