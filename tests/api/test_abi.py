# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that scripts/abi.py tells what differs from the binary interface that
is kept, and keeps a new one: test_abi.py SCRIPT WORDS"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

SCRIPT, WORDS = sys.argv[1], sys.argv[2:]
ROOT = pathlib.Path(SCRIPT).resolve().parent.parent
ARCH = WORDS[WORDS.index("--arch") + 1]
VERSION = WORDS[WORDS.index("--version") + 1]
LIBRARY = WORDS[WORDS.index("--library") + 1]
WORDS[WORDS.index("--version") + 1] = "1.2.3"

TABLE = "include/hallmark/c/api.h"
CONTRACTS = {"hallmark": "loader", "plugin": "plugin"}

FIND = "hallmark_plugin*(hallmark_loader*,const char*,const char*," \
       "const hallmark_expected*,hallmark_error**)"


@unittest.skipUnless(
    (ROOT / "loader" / f"plugin.interface.{ARCH}.abi").is_file(),
    f"nothing is kept for {ARCH}")
class Abi(unittest.TestCase):
    """A copy of what is kept, and of the headers that it is made of."""

    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()  # pylint: disable=R1732
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name) / "root"
        self.output = pathlib.Path(folder.name) / "output"
        shutil.copytree(ROOT / "loader" / "include", self.root / "loader/include")
        for file in (ROOT / "loader").iterdir():
            if file.suffix in (".abi", ".toml"):
                shutil.copy(file, self.root / "loader")
        for name, contract in CONTRACTS.items():
            self.change(
                f"{name}.interface.{ARCH}.abi",
                f"interface\thallmark/{contract}\t{VERSION}\n",
                f"interface\thallmark/{contract}\t1.2.3\n")

    def change(self, name, old, new):
        """Replace text that stands once in a file below `loader`."""
        file = self.root / "loader" / name
        text = file.read_text("utf-8")
        self.assertEqual(text.count(old), 1)
        file.write_text(text.replace(old, new), "utf-8")

    def act(self, act, words=tuple(WORDS)):
        """Run the script; give its status and what it says."""
        done = subprocess.run(
            [sys.executable, SCRIPT, act, self.root, "--output", self.output,
             *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            encoding="utf-8", check=False)
        return done.returncode, done.stdout

    def refused(self, *lines):
        """The check says these lines; accepting the change cures it."""
        self.assertEqual(self.act("check"), (
            1, "".join(f"{line}\n" for line in lines) +
            "to accept the change: ninja -C build accept-abi\n"))
        self.assertEqual(self.act("accept"), (0, ""))
        self.assertEqual(self.act("check"), (0, ""))

    def explain(self, name, *lines, step, version):
        """What is said of a contract: a type, what differs in it, and the
        step of the version that it demands."""
        contract = f"'hallmark/{CONTRACTS[name]}'"
        file = self.output / f"{name}.interface.abi"
        count = ("1 difference demands" if len(lines) == 2 else
                 f"{len(lines) - 1} differences demand")
        return [
            f"interface {contract} 1.2.3: {count} a "
            f"{step} step, found none", *lines,
            f"hallmark: error: '{file}': version of interface {contract} does "
            f"not allow the change: found 1.2.3, expected {version} or later",
            f"  hint: raise the version to {version}, or undo the change"]

    def read(self, name):
        """A file below `loader`."""
        return (self.root / "loader" / name).read_text("utf-8")

    def test_what_is_kept_passes(self):
        self.assertEqual(self.act("check"), (0, ""))

    def test_member_in_the_middle_is_told_in_both_contracts(self):
        self.change("include/hallmark/c/error.h", "  const char* found; ",
                    "  int line;\n  const char* found; ")
        lines = [f"    incompatible (major, neither way): {line}" for line in (
            "size: found 32, expected 24",
            "member 'line' (int, at +8) exists only in the new one",
            "member 'found': found at +16, expected at +8")]
        first = "  type 'hallmark_difference' (reached from "
        self.refused(
            *self.explain("hallmark", f"{first}hallmark_error_difference):",
                          *lines, step="major", version="2.0.0"),
            *self.explain("plugin", f"{first}hallmark_self):", *lines,
                          step="major", version="2.0.0"))

    def test_growth_that_programs_do_not_notice_is_told_too(self):
        self.change("include/hallmark/c/loader.h", "} hallmark_options;",
                    "  double more;\n} hallmark_options;")
        self.refused(*self.explain(
            "hallmark",
            "  type 'hallmark_options' (reached from hallmark_loader_new):",
            "    compatible (minor, both ways): size: found 104, expected 96",
            "    compatible (minor, both ways): member 'more' (double, at +96) "
            "exists only in the new one", step="minor", version="1.3.0"))

    def test_member_in_the_padding_of_an_older_struct_is_told(self):
        self.change("include/hallmark/c/loader.h", "} hallmark_options;",
                    "  int more;\n} hallmark_options;")
        self.refused(*self.explain(
            "hallmark",
            "  type 'hallmark_options' (reached from hallmark_loader_new):",
            "    incompatible (major, neither way): member 'more' (int, at +92) "
            "exists only in the new one, inside the 96 bytes of old plugins",
            step="major", version="2.0.0"))

    def test_function_that_is_new_is_told(self):
        file = f"hallmark.interface.{ARCH}.abi"
        before = self.read(file)
        self.change(file, f"export\thallmark_find\tfunction\t{FIND}\n"
                          "\tlinkage\thallmark_find\n", "")
        self.refused(
            f"{file}: 'T hallmark_find@@HALLMARK_0' exists only in the library")
        self.assertEqual(self.read(file), before)

    def test_function_without_a_place_in_the_table_gets_the_last(self):
        before = self.read(TABLE)
        last = "  F(required)\n"
        self.assertEqual(before.count(f"\\\n{last}\n"), 1)
        start, end = before.split(last)
        (self.root / "loader" / TABLE).write_text(
            start.rstrip("\\\n ") + f"\n{end}", "utf-8")
        status, told = self.act("check")
        self.assertEqual(status, 1)
        self.assertEqual(
            told.splitlines()[0], "loader/include/hallmark/c/api.h: "
            "'hallmark_required' has no place in hallmark_api")
        self.assertIn("member 'required'", told)
        self.assertEqual(self.act("accept"), (0, ""))
        self.assertEqual(self.read(TABLE), before)
        self.assertEqual(self.act("check"), (0, ""))

    def test_member_that_moved_is_told(self):
        text = self.read(TABLE)
        (self.root / "loader" / TABLE).write_text(
            text.replace("F(hold_new) ", "F(hold) ").replace(
                "F(hold_copy)", "F(hold_new) ").replace(
                    "F(hold) ", "F(hold_copy)"), "utf-8")
        status, told = self.act("check")
        self.assertEqual(status, 1)
        self.assertIn("member 'hold_copy': found at +", told)

    def test_symbol_of_another_version_is_told(self):
        file = f"hallmark.interface.{ARCH}.abi"
        library = self.root / "other.so"
        source = self.root / "other.c"
        source.write_text("void hallmark_free(void* all) { (void)all; }\n")
        compiler = WORDS[WORDS.index("--") + 1:]
        subprocess.run([*compiler, "-shared", "-fPIC", source, "-o", library],
                       check=True)
        words = [word if word != LIBRARY else library for word in WORDS]
        status, told = self.act("check", words=words)
        self.assertEqual(status, 1)
        self.assertIn(f"{file}: 'T hallmark_free' exists only in the library\n",
                      told)
        self.assertIn(f"{file}: 'T hallmark_free@@HALLMARK_0' exists only in the "
                      "contract\n", told)

    def test_function_that_is_gone_is_told_with_its_header(self):
        self.change("include/hallmark/c/discovery.h", "\nhallmark_find(",
                    "\nhallmark_seek(")
        self.change(TABLE, "  F(find) ", "  F(seek) ")
        self.assertEqual(self.act("check"), (
            1, f"loader/{TABLE}: 'hallmark_find' has no place in hallmark_api\n"
               "hallmark: error: 'hallmark/hallmark.h': export 'hallmark_find' "
               "is not declared\n"
               "to accept the change: ninja -C build accept-abi\n"))

    def test_table_has_no_function_that_no_header_declares(self):
        self.change("include/hallmark/hallmark.h",
                    "#include <hallmark/c/watch.h>\n", "")
        self.change(TABLE, "#include <hallmark/c/watch.h>\n", "")
        status, told = self.act("check")
        self.assertEqual(status, 1)
        self.assertIn("'hallmark/hallmark.h': does not compile\n", told)
        self.assertRegex(told, "undeclared.*hallmark_watch_fd|hallmark_watch_fd"
                               ".*undeclared")

    def test_other_architectures_are_skipped(self):
        for file in (self.root / "loader").glob("*.abi"):
            file.unlink()
        self.assertEqual(self.act("check"), (
            77, f"nothing is kept for {ARCH}; to accept the change: ninja -C "
                "build accept-abi\n"))
        self.assertEqual(self.act("accept"), (0, ""))
        self.assertEqual(self.act("check"), (0, ""))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
