# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that the checks of licences, sizes, messages and names refuse what
they should."""

import unittest

from lint_case import LintCase
import check_licences
import check_messages
import check_names
import check_sizes

OWN = "SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception"
FREE = "SPDX-License-Identifier: 0BSD"


class Licences(LintCase):
    """Each file names its licence near its top."""

    def test_every_comment_style_passes(self):
        self.write_all({
            "a.cpp": f"// {OWN}\n", "a.h": f"/* {OWN} */\n",
            "a.md": f"<!-- {OWN} -->\n", "run": f"#!/bin/sh\n# {OWN}\n",
            "templates/a/b.cpp": f"// {FREE}\n", "a.json": "{}"})
        self.assertEqual(check_licences.check(self.root), [])

    def test_file_without_licence_is_refused(self):
        self.write("a.cpp", "int a;\n")
        self.assertEqual(check_licences.check(self.root), [
            "a.cpp:1: wrong licence: found none, "
            "expected Apache-2.0 WITH LLVM-exception"])

    def test_own_licence_in_template_is_refused(self):
        self.write("templates/a/b.cpp", f"// {OWN}\n")
        self.assertEqual(check_licences.check(self.root), [
            "templates/a/b.cpp:1: wrong licence: "
            "found Apache-2.0 WITH LLVM-exception, expected 0BSD"])

    def test_bytes_that_are_no_text_are_refused(self):
        (self.root / "a.cpp").write_bytes(b"\xff\xfe")
        self.assertEqual(check_licences.check(self.root),
                         ["a.cpp:1: is not UTF-8"])


class Sizes(LintCase):
    """Each kind of file has a limit."""

    def test_files_at_their_limits_pass(self):
        self.write_all({
            "loader/elf/a.cpp": "\n" * 400, "tests/elf/test_a.cpp": "\n" * 600,
            "loader/include/hallmark/a.h": "\n" * 400, "a.md": "\n" * 999,
            "README.md": "\n" * 999})
        self.assertEqual(check_sizes.check(self.root), [])

    def test_files_past_their_limits_are_refused(self):
        self.write_all({
            "loader/elf/a.cpp": "\n" * 401, "tests/elf/test_a.cpp": "\n" * 601,
            "loader/include/hallmark/a.h": "\n" * 401})
        self.assertEqual(check_sizes.check(self.root), [
            f"{name}:1: too long: found {found} lines, expected at most {most}"
            for name, found, most in (
                ("loader/elf/a.cpp", 401, 400),
                ("loader/include/hallmark/a.h", 401, 400),
                ("tests/elf/test_a.cpp", 601, 600))])

    def test_long_line_is_refused(self):
        self.write("a.cpp", "\n" + "a" * 101 + "\n")
        self.assertEqual(check_sizes.check(self.root), [
            "a.cpp:2: line too long: found 101 characters, "
            "expected at most 100"])


class Messages(LintCase):
    """The text of an error where it stands in the call."""

    def check(self, message):
        """What is said of one message in one call."""
        self.write("loader/elf/a.cpp",
                   f'return make_error(\n  Code::malformed, "{message}");\n')
        return check_messages.check(self.root)

    def test_fact_in_lower_case_passes(self):
        for message in ("note ends past its segment", "ELF header is short"):
            self.assertEqual(self.check(message), [])

    def test_faults_are_refused(self):
        for message, fault in (
                ("Note is short", "begins in upper case"),
                ("note is short.", "ends with a full stop"),
                ("failed to read", "says 'failed to': say what is wrong"),
                ("error: short", "says 'error:': the printer does")):
            self.assertEqual(self.check(message), [
                f"loader/elf/a.cpp:2: message '{message}' {fault}"])

    def test_hint_in_upper_case_is_refused(self):
        self.write("toolkit/a/b.cpp", 'error.hint = "Rebuild it";\n')
        self.assertEqual(check_messages.check(self.root), [
            "toolkit/a/b.cpp:1: message 'Rebuild it' begins in upper case"])


class Names(LintCase):
    """Tests are claims; units are things."""

    def test_claim_passes(self):
        self.write("tests/elf/test_a.cpp",
                   "TEST(Notes, note_past_segment_end_is_malformed)\n")
        self.assertEqual(check_names.check(self.root), [])

    def test_name_that_claims_nothing_is_refused(self):
        for name in ("Parse", "test1", "read_test", "parse"):
            self.write("tests/elf/test_a.cpp", f"TEST(Notes, {name})\n")
            self.assertEqual(check_names.check(self.root), [
                f"tests/elf/test_a.cpp:1: test '{name}' is not a claim: "
                "expected words_with_a_verb"])

    def test_unit_named_for_everything_is_refused(self):
        self.write("loader/base/string_utils.cpp")
        self.assertEqual(check_names.check(self.root), [
            "loader/base/string_utils.cpp:1: 'string_utils' says nothing"])


if __name__ == "__main__":
    unittest.main()
