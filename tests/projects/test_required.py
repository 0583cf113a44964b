# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that what a plugin calls of another one is compared with that plugin's
file before either is mapped: the one that is required is built with a change,
the one that calls it without. `hallmark verify --plugins` says the same."""

import json
import pathlib
import shutil
import tempfile
import unittest

from project import (PROJECTS, find_installed, install_hallmark, run,
                     run_soundly)

SOURCES = PROJECTS / "required"

SUM = "10\n"
ALL_RUN = "core runs\nreverb runs\n"

LINK = ("  'tests.example/reverb' 1.0.0 requires 'tests.example/core' ^2.0\n")


class Required(unittest.TestCase):
    """A host and two plugins, of which the third that they require changes."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(
            tempfile.TemporaryDirectory(prefix="hallmark-"))).resolve()
        cls.environment = find_installed()
        cls.tool = install_hallmark() / "bin" / "hallmark"
        cls.flags = run_soundly(
            "pkg-config", "--cflags", "--libs", "hallmark",
            environment=cls.environment).out.split()
        built = cls.folder / "built"
        shutil.copytree(SOURCES, built)
        cls.run_in(built, cls.tool, "interface", "core.interface.toml",
                   "--output-dir", ".", "--", "c++", "-std=c++20", *cls.flags)
        cls.run_in(built, "c++", "-std=c++20", "host.cpp", "-o", "host",
                   *cls.flags)
        cls.run_in(built, cls.tool, "build", "reverb.plugin.toml", "reverb.cpp",
                   "core.interface.cpp", "--", "-std=c++20")
        cls.run_in(built, cls.tool, "build", "chain.plugin.toml", "chain.cpp")
        cls.built = built

    @classmethod
    def run_in(cls, folder, *command):
        """Run a step of a build soundly."""
        return run_soundly(*command, folder=folder,
                           environment=cls.environment)

    def make_core(self, *changes, flags=()):
        """A folder with the three plugins, the first built with changes:
        (FILE, OLD, NEW)."""
        folder = pathlib.Path(self.enterContext(
            tempfile.TemporaryDirectory(prefix="hallmark-"))).resolve()
        source = folder / "source"
        shutil.copytree(SOURCES, source)
        for name, old, new in changes:
            text = (source / name).read_text("utf-8")
            self.assertEqual(text.count(old), 1, f"{name}: not once: {old}")
            (source / name).write_text(text.replace(old, new), "utf-8")
        self.run_in(source, self.tool, "build", "core.plugin.toml", "core.cpp",
                    "-o", folder / "core.so", "--", "-std=c++20", *flags)
        return folder

    def open(self, folder, *files):
        """What the host says of plugins, with what is in a folder."""
        return run(self.built / "host", folder, *files,
                   environment=self.environment)

    def verify(self, folder, file):
        """What the program says of the same."""
        return run(self.tool, "verify", file, "--plugins", folder,
                   environment=self.environment)

    def assert_accepted(self, folder):
        """Both plugins run, and the program accepts them."""
        opened = self.open(folder, self.built / "reverb.so")
        self.assertEqual(opened.out, ALL_RUN + SUM, str(opened))
        verified = self.verify(folder, self.built / "reverb.so")
        self.assertEqual(verified.status, 0, str(verified))

    def assert_refused(self, folder, lines):
        """Nothing runs, and both say why."""
        message = (
            f"hallmark: error: '{self.built}/reverb.so': requirement "
            "'tests.example/core' ^2.0 is missing\n" + LINK
            + f"  '{folder}/core.so': " + lines.replace("\n  ", "\n    "))
        opened = self.open(folder, self.built / "reverb.so")
        self.assertEqual(opened.err, message)
        self.assertEqual(opened.out, "")
        self.assertEqual(opened.status, 1)
        verified = self.verify(folder, self.built / "reverb.so")
        self.assertEqual(verified.err, message)
        self.assertEqual(verified.status, 1)

    def test_plugin_that_agrees_is_called(self):
        self.assert_accepted(self.make_core())

    def test_newer_plugin_with_more_is_called(self):
        self.assert_accepted(self.make_core(
            ("core.hpp", "rank();", "rank();\nHALLMARK_EXPORT int\nmore();"),
            ("core.cpp", "int\naudio::rank()", "int\naudio::more()\n{\n  return "
             "2;\n}\n\nint\naudio::rank()"),
            ("core.interface.toml", '["audio::make"',
             '["audio::make", "audio::more"'),
            ("core.interface.toml", "1.2.0", "1.3.0")))

    def test_member_that_is_added_is_refused(self):
        folder = self.make_core(
            ("core.hpp", "  int count;", "  long gain = 1;\n  int count;"),
            ("core.interface.toml", "1.2.0", "1.3.0"))
        self.assert_refused(
            folder,
            "interface 'tests.example/bins' differs in 1 type\n"
            "  type 'audio::Bins' (core.hpp:14; reached from audio::make):\n"
            "    size: found 24, expected 16\n"
            "    member 'gain' (long, at +0) exists only in "
            "'tests.example/core'\n"
            "    member 'count': found at +8, expected at +0\n"
            "  hint: rebuild 'tests.example/reverb' against version 1.3.0 of "
            "'tests.example/bins'\n")

    def test_virtual_that_is_inserted_is_refused(self):
        folder = self.make_core(
            ("core.hpp", "  virtual float run",
             "  virtual int more() { return 3; }\n  virtual float run"),
            ("core.interface.toml", "1.2.0", "1.3.0"))
        self.assert_refused(
            folder,
            "interface 'tests.example/bins' differs in 1 type\n"
            "  type 'audio::Transform' (core.hpp:19; reached from "
            "audio::make):\n"
            "    virtual slot 2: found 'more()', expected 'run(const "
            "audio::Bins&)'\n"
            "  hint: rebuild 'tests.example/reverb' against version 1.3.0 of "
            "'tests.example/bins'\n")

    def test_enumerator_that_has_another_value_is_refused(self):
        folder = self.make_core(
            ("core.hpp", "flat, round", "flat, round = 5"),
            ("core.interface.toml", "1.2.0", "1.3.0"))
        self.assert_refused(
            folder,
            "interface 'tests.example/bins' differs in 1 type\n"
            "  type 'audio::Window' (core.hpp:12; reached from audio::make):\n"
            "    enumerator 'round': found 5, expected 1\n"
            "  hint: rebuild 'tests.example/reverb' against version 1.3.0 of "
            "'tests.example/bins'\n")

    def test_other_toolchain_is_refused(self):
        self.assert_refused(
            self.make_core(flags=("-D_GLIBCXX_DEBUG",)),
            "toolchain fact 'standard_library_debug' differs: found yes, "
            "expected no\n"
            "  hint: build the plugin and host with the same setting\n")

    def test_required_export_that_is_missing_is_refused(self):
        folder = self.make_core(
            ("core.cpp", "\nint\naudio::rank()\n{\n  return 1;\n}\n", ""),
            ("core.interface.toml", '"audio::rank", ', ""),
            ("core.interface.toml", '"audio::unmake"]',
             '"audio::unmake"]\noptional = ["audio::rank"]'))
        self.assert_refused(
            folder,
            "1 export of interface 'tests.example/bins' is missing\n"
            "  export 'audio::rank' is required by 'tests.example/reverb', "
            "optional in 'tests.example/core', and not defined\n")

    def test_plugin_that_does_not_implement_what_is_called_is_refused(self):
        folder = self.make_core(
            ("core.plugin.toml", "implements = [\"core.interface.toml\"]\n",
             "[exports]\nheader = \"core.hpp\"\nsymbols = [\"audio::rank\"]\n"))
        self.assert_refused(
            folder, "does not implement interface 'tests.example/bins'\n")

    def test_plugin_that_is_open_already_is_compared(self):
        folder = self.make_core(
            ("core.hpp", "flat, round", "flat, round = 5"),
            ("core.interface.toml", "1.2.0", "1.3.0"))
        opened = self.open(folder, folder / "core.so",
                           self.built / "reverb.so")
        self.assertEqual(opened.out, "core runs\n")
        self.assertEqual(
            opened.err,
            f"hallmark: error: '{self.built}/reverb.so': requirement "
            "'tests.example/core' ^2.0 cannot be opened\n" + LINK
            + f"  '{folder}/core.so': interface 'tests.example/bins' differs "
            "in 1 type\n"
            "    type 'audio::Window' (core.hpp:12; reached from "
            "audio::make):\n"
            "      enumerator 'round': found 5, expected 1\n"
            "    hint: rebuild 'tests.example/reverb' against version 1.3.0 of "
            "'tests.example/bins'\n")

    def test_newest_open_plugin_that_fits_is_called(self):
        older = self.make_core(
            ("core.cpp", "core runs", "old core runs"),
            ("core.plugin.toml", "2.1.0", "2.0.5"))
        fitting = self.make_core()
        newest = self.make_core(
            ("core.cpp", "core runs", "new core runs"),
            ("core.plugin.toml", "2.1.0", "2.2.0"),
            ("core.hpp", "flat, round", "flat, round = 5"),
            ("core.interface.toml", "1.2.0", "1.3.0"))
        opened = self.open(self.folder, older / "core.so", fitting / "core.so",
                           newest / "core.so", self.built / "reverb.so")
        self.assertEqual(opened.err, "")
        self.assertEqual(
            opened.out, "old core runs\ncore runs\nnew core runs\n"
            "reverb runs\n" + SUM)

    def test_chain_of_plugins_is_compared_to_its_end(self):
        folder = self.make_core(
            ("core.hpp", "flat, round", "flat, round = 5"),
            ("core.interface.toml", "1.2.0", "1.3.0"))
        shutil.copy(self.built / "reverb.so", folder)
        opened = self.open(folder, self.built / "chain.so")
        self.assertEqual(opened.out, "")
        self.assertIn("    enumerator 'round': found 5, expected 1\n",
                      opened.err)
        self.assertIn("  'tests.example/chain' 1.0.0 requires "
                      "'tests.example/reverb' ^1.0\n" + LINK, opened.err)
        self.assertEqual(self.verify(folder, self.built / "chain.so").err,
                         opened.err)

    def test_requirement_is_told_with_what_is_called(self):
        outcome = run(self.tool, "inspect", self.built / "reverb.so", "--json",
                      environment=self.environment)
        self.assertEqual(
            json.loads(outcome.out)["plugin"]["requires"],
            [{"path": "tests.example/core", "range": "^2.0", "interfaces": [
                {"name": "tests.example/bins", "version": "1.2.0"}]}])
        text = run(self.tool, "inspect", self.built / "reverb.so",
                   environment=self.environment)
        self.assertIn("  tests.example/core  ^2.0  calls tests.example/bins "
                      "1.2.0\n", text.out)


if __name__ == "__main__":
    unittest.main()
