# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that count_tests.py counts, and fails when it should."""

import subprocess
import sys
import unittest

from lint_case import LintCase, ROOT


class Counts(LintCase):
    """Logs as Meson writes them."""

    def count(self, *results):
        """The line and the status for a log of these results."""
        log = self.write("testlog.json", "".join(
            f'{{"name": "a", "result": "{result}"}}\n' for result in results))
        answer = subprocess.run(
            [sys.executable, str(ROOT / "scripts/count_tests.py"), str(log)],
            stdout=subprocess.PIPE, encoding="utf-8", check=False)
        return answer.stdout, answer.returncode

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


if __name__ == "__main__":
    unittest.main()
