# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that count_tests.py counts, and fails when it should."""

import subprocess
import sys
import unittest

from lint_case import LintCase, ROOT


class Counts(LintCase):
    """Logs as Meson writes them."""

    def write_programs(self, *results, folder="logs"):
        """A log of programs a, b, c... that ended so."""
        self.write(f"{folder}/testlog.json", "".join(
            f'{{"name": "a:b / {name}", "result": "{result}"}}\n'
            for name, result in zip("abcdefgh", results)))

    def write_tests(self, program, *cases):
        """What a program told of each of its tests."""
        self.write(
            "logs/testlog.junit.xml", "<testsuites><testsuite "
            f'name="hallmark.a:b / {program}.Suite/With">' + "".join(
                f'<testcase name="one">{case}</testcase>' for case in cases) +
            "</testsuite></testsuites>")

    def tell(self, *folders):
        """The line and the status for these folders."""
        answer = subprocess.run(
            [sys.executable, str(ROOT / "scripts/count_tests.py"),
             *(str(self.root / folder) for folder in folders or ["logs"])],
            stdout=subprocess.PIPE, encoding="utf-8", check=False)
        return answer.stdout, answer.returncode

    def count(self, *results):
        """The same for programs that ended so."""
        self.write_programs(*results)
        return self.tell()

    def test_passed_tests_give_zero(self):
        self.assertEqual(self.count("OK", "OK", "EXPECTEDFAIL"),
                         ("3 passed, 0 failed\n", 0))

    def test_skipped_tests_are_told(self):
        self.assertEqual(self.count("OK", "SKIP"),
                         ("1 passed, 0 failed, 1 skipped\n", 0))

    def test_every_other_result_is_a_failure(self):
        for result in ("FAIL", "TIMEOUT", "ERROR", "UNEXPECTEDPASS",
                       "INTERRUPT"):
            self.assertEqual(self.count("OK", result),
                             ("1 passed, 1 failed\n", 1))

    def test_no_test_is_a_failure(self):
        self.assertEqual(self.count(), ("0 passed, 0 failed\n", 1))
        self.assertEqual(self.tell("nowhere"), ("0 passed, 0 failed\n", 1))

    def test_tests_in_a_program_are_counted_one_by_one(self):
        self.write_tests("b", "", "", "<skipped/>")
        self.assertEqual(self.count("OK", "OK"),
                         ("3 passed, 0 failed, 1 skipped\n", 0))

    def test_program_that_failed_is_one_failure(self):
        self.write_tests("b", "", "")
        self.assertEqual(self.count("OK", "TIMEOUT"),
                         ("1 passed, 1 failed\n", 1))

    def test_folders_are_added_up(self):
        self.write_programs("OK", "SKIP")
        self.write_programs("OK", "FAIL", folder="others")
        self.assertEqual(self.tell("logs", "others"),
                         ("2 passed, 1 failed, 1 skipped\n", 1))


if __name__ == "__main__":
    unittest.main()
