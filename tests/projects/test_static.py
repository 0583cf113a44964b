# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that a C compiler links a static Hallmark, with what pkg-config says."""

import os
import pathlib
import tempfile
import unittest

from project import MESON, PROJECTS, SHARED, SOURCE, lock, run, run_soundly

PLUGIN = pathlib.Path(os.environ["HALLMARK_CROWD"])


def install_static():
    """The prefix of a loader that is static alone; kept between runs and brought
    up to date."""
    build = SHARED / "build-static"
    prefix = SHARED / "prefix-static"
    with lock(SHARED / "lock-static"):
        if not (build / "build.ninja").is_file():
            run_soundly(
                MESON, "setup", build, SOURCE, f"--prefix={prefix}",
                "--libdir=lib", "-Dtests=disabled", "-Dtoolkit=disabled",
                "-Ddefault_library=static", "-Ddebug=false",
                "-Doptimization=0", "-Dunity=on", "-Dunity_size=1000")
        run_soundly("ninja", "-C", build)
        run_soundly(MESON, "install", "-C", build, "--no-rebuild")
    return prefix


class Static(unittest.TestCase):
    """A host in C and the installed library."""

    def link(self, prefix, folder, *words):
        """The host, linked with what pkg-config says to these words."""
        flags = run_soundly(
            "pkg-config", *words, "--cflags", "--libs", "hallmark",
            environment={"PKG_CONFIG_PATH": str(prefix / "lib/pkgconfig")}).out
        program = pathlib.Path(folder, "host")
        run_soundly(os.environ.get("CC", "cc"), "-std=c99", "-Wall", "-Werror",
                    PROJECTS / "static/host.c", "-o", program, *flags.split())
        return program

    def test_host_in_c_is_linked_by_a_c_compiler(self):
        prefix = install_static()
        self.assertEqual(list(prefix.rglob("*.so*")), [])
        for words in (["--static"], []):
            with self.subTest(words), tempfile.TemporaryDirectory(
                    prefix="hallmark-") as folder:
                program = self.link(prefix, folder, *words)
                self.assertEqual(run(program, PLUGIN).out,
                                 "tests.example/crowd000 1.0.0\n")
                self.assertEqual(
                    run(program, "absent.so").out,
                    "hallmark: error: 'absent.so': no such file or directory\n")


if __name__ == "__main__":
    unittest.main()
