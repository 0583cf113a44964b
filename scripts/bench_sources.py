#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Which version of the library's sources was measured: bench_sources.py ROOT
prints a hash of what the last commit has in loader/, without its pages and
records. Nothing where there is no repository, or where loader/ has changes that
no commit has.
"""

import hashlib
import pathlib
import subprocess
import sys

FOLDER = "loader"
SUFFIXES = (".c", ".cpp", ".h", ".hpp", ".map", "meson.build")
DIGITS = 16


def run_git(root: pathlib.Path, *words: str) -> str:
    """What git says, or nothing."""
    done = subprocess.run(["git", "-C", str(root), *words], text=True,
                          check=False, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL)
    return done.stdout if done.returncode == 0 else ""


def hash_committed(root: pathlib.Path) -> str:
    """The hash of what the last commit has; empty without a repository."""
    entries = run_git(root, "ls-tree", "-r", "HEAD", "--", FOLDER).splitlines()
    # MODE blob HASH<TAB>FILE
    sources = [entry for entry in entries if entry.endswith(SUFFIXES)]
    text = "\n".join(sources).encode()
    return hashlib.sha256(text).hexdigest()[:DIGITS] if sources else ""


def hash_sources(root: pathlib.Path) -> str:
    """The same, unless files are not as they were committed."""
    changed = run_git(root, "status", "--porcelain", "--", FOLDER)
    return "" if changed else hash_committed(root)


if __name__ == "__main__":
    print(hash_sources(pathlib.Path(sys.argv[1])))
