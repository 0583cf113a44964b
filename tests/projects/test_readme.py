# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that README.md shows what really happens: its files are written as
they stand there, and its commands run one after another."""

import pathlib
import re
import tempfile
import unittest

from project import SOURCE, find_installed, install_hallmark, run

BLOCK = re.compile(r"^```\w*\n(.*?)^```$", re.M | re.S)
FILE = re.compile(r"(?://|#) ([\w.]+\.(?:cpp|hpp|toml))\n")
PACKAGES = re.compile(r"^apt-get install ((?:[^\n]*\\\n)*[^\n]*)", re.M)


def read_page():
    """The text of README.md."""
    return (SOURCE / "README.md").read_text("utf-8")


def read_files():
    """The files that the page shows, by name."""
    return {name.group(1): block for block in BLOCK.findall(read_page())
            if (name := FILE.match(block))}


def read_commands():
    """The commands that the page shows, each with what it prints."""
    commands = []
    for block in BLOCK.findall(read_page()):
        if block.startswith("$ "):
            for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
                command, _, printed = part.partition("\n")
                commands.append((command, printed))
    return commands


class Readme(unittest.TestCase):
    """The examples, run in a folder of their own."""

    maxDiff = None

    def setUp(self):
        prefix = install_hallmark()
        folder = tempfile.TemporaryDirectory()  # pylint: disable=R1732
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.environment = find_installed() | {
            "PATH": f"{prefix}/bin:/usr/bin:/bin"}

    def run_command(self, command, printed):
        """Run a command; it prints exactly that, and fails when it says so."""
        outcome = run("sh", "-c", command, folder=self.folder,
                      environment=self.environment)
        self.assertEqual(outcome.text, printed, command)
        is_refusal = printed.startswith("hallmark: error: ")
        self.assertEqual(outcome.status, 1 if is_refusal else 0, str(outcome))

    def test_examples_do_what_the_page_shows(self):
        files = read_files()
        self.assertEqual(
            list(files),
            ["filter.hpp", "filter.interface.toml", "gain.cpp",
             "gain.plugin.toml", "echo.cpp", "echo.plugin.toml", "host.cpp",
             "hello.cpp", "main.cpp"])
        for name, text in files.items():
            pathlib.Path(self.folder, name).write_text(text, encoding="utf-8")
        first, *commands = read_commands()
        self.assertEqual(len(commands), 15, commands)
        self.assertIn(first, commands)
        for command, printed in commands:
            with self.subTest(command):
                self.run_command(command, printed)
            if (command, printed) == first:
                # As the page says: the same answer without running the host.
                self.run_command("hallmark verify gain.so --host host", printed)

    def test_packages_are_those_that_a_build_needs(self):
        named = PACKAGES.search(read_page()).group(1).replace("\\\n", " ")
        rows = (SOURCE / "scripts" / "setup").read_text("utf-8").splitlines()
        self.assertEqual(
            sorted(named.split()),
            sorted(row.split()[1] for row in rows if row.startswith("build  ")))


if __name__ == "__main__":
    unittest.main()
