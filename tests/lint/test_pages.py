# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that the checks of pages refuse what they should."""

import unittest

from lint_case import LintCase
import check_commands
import check_links

PROGRAM = """#!/bin/sh
case "$1" in
  --help) printf 'Usage: hallmark\\n\\nSubcommands:\\n  list  a\\n  new  b\\n' ;;
  list) echo "hallmark list" ;;
  *) exit NEW_STATUS ;;
esac
"""


class Links(LintCase):
    """Links of Markdown pages."""

    def check(self, text):
        """The problems of a page among others."""
        self.write("docs/other.md", "# The stamp, byte by byte\n")
        self.write("README.md", text)
        return check_links.check(self.root)

    def test_links_that_lead_somewhere_pass(self):
        self.assertEqual(self.check(
            "# Top\n[a](docs/other.md) [b](docs/other.md#the-stamp-byte-by-byte)"
            "\n[c](#top) [d](https://example.org/x) `[e](f)`\n"
            "```\n[g](h)\n```\n"), [])

    def test_link_to_nothing_is_refused(self):
        self.assertEqual(self.check("\n[a](docs/gone.md)\n"), [
            "README.md:2: link to 'docs/gone.md', which is not there"])

    def test_link_to_missing_heading_is_refused(self):
        self.assertEqual(self.check("[a](docs/other.md#gone)\n"), [
            "README.md:1: link to 'docs/other.md#gone': no such heading"])

    def test_absolute_link_is_refused(self):
        self.assertEqual(self.check("[a](/etc/passwd)\n"), [
            "README.md:1: absolute link '/etc/passwd'"])


class Commands(LintCase):
    """Pages and the program's help."""

    def check(self, page, new_status=2, program=PROGRAM):
        """The problems of a page and a program of two commands."""
        file = self.write(
            "hallmark", program.replace("NEW_STATUS", str(new_status)))
        file.chmod(0o755)
        self.write("README.md", page)
        return check_commands.check(self.root, str(file))

    def test_page_and_help_agree(self):
        program = PROGRAM.replace("exit NEW_STATUS", 'echo "hallmark new"')
        self.assertEqual(self.check(
            "`hallmark list`\n```\n$ hallmark new plugin\n```\n"
            "hallmark is a word here\n", program=program), [])

    def test_disagreements_are_refused(self):
        self.assertEqual(self.check("`hallmark list`\n`hallmark lst`\n"), [
            "'hallmark new --help': found status 2, "
            "expected 0 and the command's name",
            "README.md:2: 'hallmark lst' is not a command",
            "README.md:1: does not name 'hallmark new'"])

    def test_program_without_commands_is_refused(self):
        self.assertEqual(self.check("", program="#!/bin/sh\n"), [
            "'hallmark --help' lists no command"])


if __name__ == "__main__":
    unittest.main()
