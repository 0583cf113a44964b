# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves what Meson says of Hallmark and installs of it, from build folders that
are set up and not built."""

import json
import pathlib
import re
import shutil
import tempfile
import unittest

from project import MESON, SOURCE, TOOL, run_soundly

PAGES = pathlib.Path("share", "doc", "hallmark")
COMPILERS = ("g++", "clang++", "clang++-19")
READ = (".md", ".png", ".svg")

# To Meson another machine, to the compilers this one.
CROSS = """\
[binaries]
c = 'cc'
cpp = 'c++'
ar = 'ar'
strip = 'strip'
pkgconfig = '{pkg_config}'

[host_machine]
system = 'linux'
cpu_family = 'x86_64'
cpu = 'other'
endian = 'little'
"""
NATIVE = "[binaries]\nhallmark = '{tool}'\n"

LINK = re.compile(r"\]\((?![a-z]+:)([^)#\s]+)")


class Setup(unittest.TestCase):
    """Build folders of this source tree."""

    def set_up(self, *options, environment=None):
        """The build folder, and what Meson said."""
        folder = tempfile.TemporaryDirectory(  # pylint: disable=R1732
            prefix="hallmark-")
        self.addCleanup(folder.cleanup)
        build = pathlib.Path(folder.name).resolve() / "build"
        outcome = run_soundly(
            MESON, "setup", build, SOURCE, f"--prefix={build.parent}/prefix",
            "--libdir=lib", "-Dtests=disabled", *options,
            environment=environment)
        return build, outcome.out

    def set_up_cross(self, pkg_config, *options):
        """What Meson said of a cross build with this program of the build
        machine."""
        files = []
        for kind, text in (("cross", CROSS.format(pkg_config=pkg_config)),
                           ("native", NATIVE.format(tool=TOOL))):
            file = tempfile.NamedTemporaryFile(  # pylint: disable=R1732
                "w", suffix=".ini", encoding="utf-8")
            self.addCleanup(file.close)
            file.write(text)
            file.flush()
            files += [f"--{kind}-file", file.name]
        _, told = self.set_up(*files, *options)
        return told

    def install_pages(self, *options):
        """The prefix, with the pages alone."""
        build, _ = self.set_up("-Dtoolkit=disabled", *options)
        run_soundly(MESON, "install", "-C", build, "--no-rebuild", "--tags",
                    "doc")
        return build.parent / "prefix"

    def test_pages_are_those_of_the_source_tree(self):
        pages = self.install_pages() / PAGES
        installed = {str(file.relative_to(pages)): file.read_bytes()
                     for file in pages.rglob("*") if file.is_file()}
        self.assertEqual(installed, {name: (SOURCE / name).read_bytes()
                                     for name in installed})
        expected = {str(file.relative_to(SOURCE))
                    for file in (SOURCE / "docs").iterdir()
                    if file.name != "meson.build"}
        self.assertLessEqual(
            expected | {"CHANGELOG.md", "LICENSE", "README.md",
                        "loader/FORMAT.md"}, set(installed))

    def test_pages_lead_to_pages_and_pictures(self):
        pages = self.install_pages() / PAGES
        for page in pages.rglob("*.md"):
            for link in LINK.findall(page.read_text("utf-8")):
                with self.subTest(page=page.name, link=link):
                    if pathlib.Path(link).suffix in READ:
                        self.assertTrue((page.parent / link).is_file())

    def test_pages_are_left_out_where_they_are_not_wanted(self):
        prefix = self.install_pages("-Ddocs=disabled")
        self.assertFalse((prefix / PAGES).exists())

    def test_static_library_names_the_library_of_cpp(self):
        for kind, libs, private in (("static", True, False),
                                    ("both", False, True),
                                    ("shared", False, False)):
            with self.subTest(kind):
                build, _ = self.set_up(
                    "-Dtoolkit=disabled", f"-Ddefault_library={kind}")
                text = (build / "meson-private/hallmark.pc").read_text("utf-8")
                lines = dict(line.split(":", 1) for line in text.splitlines()
                             if line.startswith("Libs"))
                self.assertEqual("-lstdc++" in lines["Libs"], libs, text)
                self.assertEqual(
                    "-lstdc++" in lines.get("Libs.private", ""), private, text)

    def test_source_that_sorts_compiles_without_a_warning(self):
        for compiler in COMPILERS:
            with self.subTest(compiler):
                if not shutil.which(compiler):
                    self.skipTest(f"no {compiler} here")
                build, _ = self.set_up("-Dtoolkit=disabled", "-Dwerror=true",
                                       environment={"CXX": compiler})
                commands = json.loads(
                    (build / "compile_commands.json").read_text("utf-8"))
                command = next(row["command"] for row in commands
                               if row["file"].endswith("/contract_parse.cpp"))
                run_soundly("sh", "-c", command, folder=build)

    def test_cross_build_has_no_toolkit_and_says_so(self):
        told = self.set_up_cross("pkg-config")
        self.assertRegex(told, r"Program hallmark found: YES")
        self.assertRegex(told, r"\n +Toolkit *: NO\n")

    def test_cross_build_needs_no_library_of_the_toolkit(self):
        told = self.set_up_cross("false", "-Dtoolkit=enabled")
        self.assertRegex(told, r"\n +Toolkit *: NO\n")


if __name__ == "__main__":
    unittest.main()
