# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that the loader and `hallmark verify` have one verdict about every
plugin that the tests build, in every host that they build, and about files
that are damaged: test_judge.py JUDGE TOOL BUILD"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

import judge

JUDGE, TOOL, BUILD = sys.argv[1:4]
PLUGINS = pathlib.Path(BUILD) / "tests" / "plugins"

# What is damaged: it implements an interface, and hosts expect that.
SUBJECT = PLUGINS / "generation_a.so"


def find_notes(bytes_of_file):
    """Where the contents of Hallmark's notes are in a file: pairs of first and
    last place."""
    places = []
    owner = b"Hallmark\0"
    at = bytes_of_file.find(owner)
    while at >= 0:
        size = int.from_bytes(bytes_of_file[at - 8:at - 4], "little")
        places.append((at + 12, at + 12 + size))
        at = bytes_of_file.find(owner, at + 12)
    return places


class OneVerdict(unittest.TestCase):
    """The loader is asked, and the program."""

    maxDiff = None

    def test_every_plugin_in_every_host(self):
        self.assertGreater(len(judge.find_plugins(BUILD)), 20)
        self.assertGreater(len(judge.find_hosts(BUILD)), 2)
        self.assertEqual([*judge.compare_all(JUDGE, TOOL, BUILD)], [])

    def damage(self, spoilt, host=None):
        """Both judge these bytes alike."""
        with tempfile.TemporaryDirectory() as name:
            files = []
            for number, content in enumerate(spoilt):
                files.append(pathlib.Path(name) / f"{number:05}.so")
                files[-1].write_bytes(content)
            self.assertEqual([*judge.compare(JUDGE, TOOL, files, host)], [])

    def test_every_line_of_the_notes_damaged(self):
        whole = SUBJECT.read_bytes()
        spoilt = []
        for first, last in find_notes(whole):
            at = first
            while at < last:
                end = whole.find(b"\n", at, last)
                end = last if end < 0 else end
                middle = (at + end) // 2
                for place in {at, middle, max(at, end - 1)}:
                    copy = bytearray(whole)
                    copy[place] ^= 1
                    spoilt.append(bytes(copy))
                at = end + 1
        self.damage(spoilt)
        for host in judge.find_hosts(PLUGINS.parent / "load")[:1]:
            self.damage(spoilt, host)

    def test_every_byte_of_the_header_damaged(self):
        whole = SUBJECT.read_bytes()
        self.damage(whole[:place] + bytes([whole[place] ^ 2])
                    + whole[place + 1:] for place in range(64))

    def test_every_length(self):
        whole = SUBJECT.read_bytes()
        self.damage(whole[:size] for size in range(0, len(whole), 211))

    def test_export_that_has_another_name(self):
        whole = SUBJECT.read_bytes()
        line = next(line for line in whole.split(b"\n")
                    if line.startswith(b"export="))
        self.damage([whole.replace(line, line[:-1] + b"~")])


if __name__ == "__main__":
    subprocess.run([JUDGE], check=True)
    unittest.main(argv=sys.argv[:1])
