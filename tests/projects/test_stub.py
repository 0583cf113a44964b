# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that the loader of a platform without plugins builds, says what it is
when it is set up, and answers `unsupported` to every call."""

import unittest

from project import SOURCE, run
from variant import build_variant

TOLD = """\
unsupported
hallmark: error: {}this build of the loader is a stub, which opens no plugins
  hint: build Hallmark with -Dloader=auto, for a platform that it supports
"""


class Stub(unittest.TestCase):
    """The library of -Dloader=stub and one host."""

    def test_every_call_of_the_stub_is_unsupported(self):
        program, told = build_variant(
            "stub", "stub/host.cpp", "-Dloader=stub", "-Doptimization=0")
        self.assertRegex(
            told, r"Loader +: stub: every call answers unsupported\n")
        outcome = run(program)
        self.assertEqual(
            outcome.out,
            TOLD.format("'reverb.so': ") + TOLD.format("'memory': ") +
            TOLD.format("") + "collected 0, found 0\n", str(outcome))
        self.assertEqual(outcome.status, 0, str(outcome))

    def test_stub_exports_what_the_library_does(self):
        program, _ = build_variant(
            "stub", "stub/host.cpp", "-Dloader=stub", "-Doptimization=0")
        symbols = run("nm", "-D", "--defined-only",
                      program.parent / "loader" / "api" / "libhallmark.so")
        kept = (SOURCE / "loader" / "hallmark.symbols").read_text("utf-8")
        self.assertEqual(
            sorted(line.split(" ", 1)[1] for line in symbols.out.splitlines()
                   if " T " in line),
            [line for line in kept.splitlines() if line.startswith("T ")])


if __name__ == "__main__":
    unittest.main()
