# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves under ThreadSanitizer that threads may do with a loader what they
like. HALLMARK_TEST_ROUNDS is how often each of them does it."""

import concurrent.futures
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

from project import PROJECTS, SOURCE, TOOL, run, run_soundly
from variant import build_variant

PLUGIN = pathlib.Path(os.environ["HALLMARK_CROWD"])


def has_sanitizer():
    """Whether programs with ThreadSanitizer can be made and run here."""
    with tempfile.TemporaryDirectory(prefix="hallmark-") as folder:
        program = f"{folder}/nothing"
        made = subprocess.run(
            ["g++", "-fsanitize=thread", "-x", "c++", "-", "-o", program],
            input="int main() {}", encoding="utf-8", check=False,
            stderr=subprocess.DEVNULL)
        return made.returncode == 0 and run(program).status == 0


class Threads(unittest.TestCase):
    """The library, its programs and their plugins under ThreadSanitizer."""

    def build(self, program, *sources):
        """The library and a program of this folder, under the sanitizer."""
        if not has_sanitizer():
            self.skipTest("no ThreadSanitizer here")
        made, _ = build_variant(
            "thread", f"threads/{program}", "-Db_sanitize=thread",
            "-Db_lundef=false", "-Doptimization=1",
            arguments=["-fsanitize=thread", "-O1", *sources])
        return made

    def copy_plugins(self, count):
        """Copies of one plugin, each with an identity of its own: in names of
        the same length nothing else of the file changes."""
        folder = tempfile.TemporaryDirectory(  # pylint: disable=R1732
            prefix="hallmark-")
        self.addCleanup(folder.cleanup)
        content = PLUGIN.read_bytes()
        files = []
        for number in range(count):
            file = pathlib.Path(folder.name).resolve() / f"crowd{number:03}.so"
            file.write_bytes(
                content.replace(b"crowd000", f"crowd{number:03}".encode()))
            files.append(file)
        return files

    def test_sixty_four_threads_use_a_hundred_plugins_without_a_race(self):
        program = self.build("crowd.cpp", PROJECTS / "threads/system_lock.cpp")
        rounds = int(os.environ.get("HALLMARK_TEST_ROUNDS", "50"))
        outcome = run(program, rounds, *self.copy_plugins(100),
                      environment={"TSAN_OPTIONS": "halt_on_error=1"})
        self.assertEqual(outcome.err, "")
        self.assertEqual(outcome.status, 0, str(outcome))
        left, done = outcome.out.splitlines()
        self.assertEqual(
            left, "wrong 0, left open 0, left mapped 0, descriptors 0")
        print(done)
        opened, found, reloaded, closed, changed, mapped = map(
            int, re.findall("[0-9]+", done))
        self.assertEqual(found, closed)
        self.assertGreaterEqual(opened + changed, rounds * 64)
        self.assertGreater(opened, rounds * 60)
        self.assertGreater(reloaded, rounds)
        self.assertGreater(mapped, reloaded)


    def test_threads_of_a_plugin_call_back_in_twenty_runs_in_parallel(self):
        program = self.build("callbacks.cpp")
        plugin = program.with_name("caller.so")
        run_soundly(
            TOOL, "build", PROJECTS / "threads/caller.plugin.toml",
            PROJECTS / "threads/caller.cpp", "-o", plugin, "--",
            "-fsanitize=thread", "-O1", "-std=c++20",
            f"-I{SOURCE / 'loader/include'}")
        with concurrent.futures.ThreadPoolExecutor(20) as pool:
            outcomes = list(pool.map(
                lambda _: run(program, plugin), range(20)))
        for outcome in outcomes:
            self.assertEqual(
                outcome.text, "10 calls, 10 found, unmapped 1\n", str(outcome))
            self.assertEqual(outcome.status, 0)


if __name__ == "__main__":
    unittest.main()
