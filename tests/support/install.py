#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Installs what a build folder holds, for projects that take it from there:
install.py BUILD FOLDER

Prints the prefix. Tests share one copy, whichever of them comes first: a lock
is held meanwhile, and only what has changed is copied. The prefix that was
configured is of no matter: the copy's pkg-config file names the copy.
"""

import fcntl
import json
import os
import pathlib
import re
import subprocess
import sys


def find_prefix(build):
    """The prefix that the build was configured with."""
    options = json.loads(
        (build / "meson-info" / "intro-buildoptions.json").read_text("utf-8"))
    return next(one["value"] for one in options if one["name"] == "prefix")


def write_atomically(file, text):
    """Write a file that others may be reading."""
    temporary = file.with_suffix(".new")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(file)


def mend_prefix(file, prefix):
    """Make a pkg-config file name another prefix."""
    text = file.read_text(encoding="utf-8")
    mended = re.sub(r"^prefix=.*$", f"prefix={prefix}", text, flags=re.M)
    if mended != text:
        write_atomically(file, mended)


def install(build, folder):
    """Copy what is installed below a folder; give its prefix there."""
    subprocess.run(
        [os.environ.get("MESON", "meson"), "install", "-C", build,
         "--no-rebuild", "--only-changed", "--quiet", "--destdir", folder],
        check=True, stdout=subprocess.DEVNULL)
    prefix = pathlib.Path(str(folder) + find_prefix(build))
    for file in prefix.rglob("*.pc"):
        mend_prefix(file, prefix)
    return prefix


def main(build, folder):
    """Install under a lock."""
    folder = pathlib.Path(folder).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / ".lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        print(install(pathlib.Path(build), folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
