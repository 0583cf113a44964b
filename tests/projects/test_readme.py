# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that the example of README.md does what the page shows: its files are
written as they stand there, its commands run one after the other."""

import pathlib
import re
import tempfile
import unittest

from project import SOURCE, find_installed, install_hallmark, run

BLOCK = re.compile(r"^```\w*\n(.*?)^```$", re.M | re.S)
FILE = re.compile(r"(?://|#) ([\w.]+\.(?:cpp|toml))\n")


def read_example():
    """Files by name, and the commands with what each prints."""
    page = (SOURCE / "README.md").read_text("utf-8")
    files, commands = {}, []
    for block in BLOCK.findall(page):
        if name := FILE.match(block):
            files[name.group(1)] = block
        elif "$ hallmark build" in block:
            for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
                command, _, printed = part.partition("\n")
                commands.append((command, printed))
    return files, commands


class Readme(unittest.TestCase):
    """The example, run in a folder of its own."""

    maxDiff = None

    def test_example_does_what_the_page_shows(self):
        environment = find_installed() | {
            "PATH": f"{install_hallmark()}/bin:/usr/bin:/bin"}
        files, commands = read_example()
        self.assertEqual(len(files), 3, files)
        self.assertEqual(len(commands), 4, commands)
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                pathlib.Path(folder, name).write_text(text, encoding="utf-8")
            for command, printed in commands:
                with self.subTest(command):
                    outcome = run("sh", "-c", command, folder=folder,
                                  environment=environment)
                    self.assertEqual(outcome.status, 0, str(outcome))
                    self.assertEqual(outcome.text, printed)


if __name__ == "__main__":
    unittest.main()
