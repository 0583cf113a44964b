# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that the loader of a platform without plugins builds, says what it is
when it is set up, and answers `unsupported` to every call."""

import ctypes
import re
import unittest

from project import SOURCE, run
from variant import build_variant

HEADERS = SOURCE / "loader" / "include" / "hallmark" / "c"

WHY = """\
hallmark: error: {}this build of the loader is a stub, which opens no plugins
  hint: build Hallmark with -Dloader=auto, for a platform that it supports
"""
TOLD = "unsupported\n" + WHY
UNSUPPORTED = 20


def find_functions():
    """The parameters of each function that the headers declare, by name."""
    text = "".join(file.read_text("utf-8") for file in HEADERS.glob("*.h"))
    return {name: [word.strip() for word in parameters.split(",")]
            for name, parameters in re.findall(
                r"^HALLMARK_API [\w* ]+\n(\w+)\(([^;]*)\);$", text, re.M)}


class Stub(unittest.TestCase):
    """The library of -Dloader=stub and one host."""

    maxDiff = None

    def setUp(self):
        self.program, self.told = build_variant(
            "stub", "stub/host.cpp", "-Dloader=stub", "-Doptimization=0")
        self.file = self.program.parent / "loader" / "api" / "libhallmark.so"
        self.library = ctypes.CDLL(str(self.file))

    def call(self, name, *arguments):
        """What a function gives that gives a pointer or a number."""
        function = getattr(self.library, name)
        function.restype = ctypes.c_void_p
        return function(*arguments)

    def read(self, name, *arguments):
        """The text that a function gives, or None."""
        text = self.call(name, *arguments)
        return ctypes.string_at(text).decode() if text else None

    def test_every_call_of_the_stub_is_unsupported(self):
        self.assertRegex(
            self.told, r"Loader +: stub: every call answers unsupported\n")
        outcome = run(self.program)
        self.assertEqual(
            outcome.out,
            TOLD.format("'reverb.so': ") + TOLD.format("'memory': ") +
            TOLD.format("") + "collected 0, found 0\n", str(outcome))
        self.assertEqual(outcome.status, 0, str(outcome))

    def test_stub_exports_what_the_library_does(self):
        symbols = run("nm", "-D", "--defined-only", self.file)
        self.assertEqual(
            sorted(line.split(" ", 1)[1] for line in symbols.out.splitlines()
                   if " A " not in line),
            sorted(f"T {name}@@HALLMARK_0" for name in find_functions()))

    def test_every_function_that_can_fail_says_why_it_does(self):
        fallible = {
            name: parameters for name, parameters in find_functions().items()
            if parameters[-1] == "hallmark_error** error"
            and name != "hallmark_loader_new"}
        self.assertEqual(len(fallible), 16, sorted(fallible))
        for name, parameters in fallible.items():
            with self.subTest(name):
                error = ctypes.c_void_p(1)
                nothing = [None] * (len(parameters) - 1)
                given = self.call(name, *nothing, ctypes.byref(error))
                failed = -1 if name == "hallmark_watch_fd" else 0
                self.assertEqual(ctypes.c_int(given or 0).value, failed)
                self.assertEqual(
                    self.call("hallmark_error_code", error), UNSUPPORTED)
                subject = "'memory': " if name.endswith("open_bytes") else ""
                self.assertEqual(self.read("hallmark_error_explain", error),
                                 WHY.format(subject).rstrip("\n"))
                self.call("hallmark_error_free", error)

    def test_every_other_function_finds_nothing(self):
        for name, parameters in find_functions().items():
            if parameters[-1] == "hallmark_error** error":
                continue
            with self.subTest(name):
                given = self.read(name, *[None] * len(parameters))
                self.assertIn(given, (None, "", "ok"))

    def test_loader_is_made_whatever_is_asked_of_it(self):
        error = ctypes.c_void_p(1)
        loader = ctypes.c_void_p(
            self.call("hallmark_loader_new", b"", ctypes.byref(error)))
        self.assertTrue(loader)
        self.assertFalse(error)
        self.assertEqual(self.call("hallmark_collect", loader), None)
        self.call("hallmark_loader_free", loader)

    def test_what_cannot_be_opened_is_named(self):
        for name, count in (("open", 4), ("builtin_open", 4), ("scan", 4),
                            ("required", 3), ("reload", 5)):
            with self.subTest(name):
                error = ctypes.c_void_p()
                given = [None] * count
                given[2 if name == "reload" else 1] = b"reverb"
                given[-1] = ctypes.byref(error)
                self.assertFalse(self.call(f"hallmark_{name}", *given))
                self.assertEqual(
                    self.read("hallmark_error_file", error), "reverb")
                self.call("hallmark_error_free", error)


if __name__ == "__main__":
    unittest.main()
