# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves what `hallmark diff` says of two versions of an interface: which step
each change demands, in which direction it works, which rule would have helped,
and how a text is kept in a repository."""

import pathlib
import tempfile
import unittest

from project import TOOL, find_installed, install_hallmark, run, run_soundly

HEADER = """#pragma once
namespace audio {
enum class Mode { dry, wet };
struct Params { int level; };
struct Report { int peak; };
class Effect {
public:
  explicit Effect(double gain) : gain_(gain) {}
  virtual ~Effect() = default;
  virtual int run(int sample) = 0;
  double gain() const { return gain_; }
  void reset() {}
  static int count();
protected:
  double gain_;
};
Effect* create(const Params* params, Mode mode);
const Report* report();
}
"""

DESCRIPTION = """name = "audio.example/effect"
version = "1.0.0"
header = "effect.hpp"
exports = ["audio::create", "audio::report"]
"""

ALLOW = """[allow]
append_virtuals = ["audio::Effect"]
grow_enum = ["audio::Mode"]
grow_tail = ["audio::Params", "audio::Report"]
"""

VIRTUAL = ("  virtual int run(int sample) = 0;",
           "  virtual int run(int sample) = 0;\n  virtual int rest() = 0;")
ENUMERATOR = ("dry, wet", "dry, wet, loud")
PARAMS = ("int level;", "int level; int depth;")
REPORT = ("int peak;", "int peak; int length;")
TYPE = "  type 'audio::{}' (reached from audio::{}):\n"
EFFECT = TYPE.format("Effect", "create")


class Growth(unittest.TestCase):
    """Two versions of an interface, as files."""

    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(
            tempfile.TemporaryDirectory(prefix="hallmark-"))).resolve()
        self.tool = install_hallmark() / "bin" / "hallmark"
        self.environment = find_installed()

    def make(self, name, *changes, version="1.0.0", more="", provider=""):
        """The file of one version, by its name; changes of the header are
        pairs, and so are those of the description."""
        folder = self.folder / name
        folder.mkdir()
        header, description = HEADER, DESCRIPTION
        for old, new in changes:
            self.assertEqual((header + description).count(old), 1, old)
            header = header.replace(old, new)
            description = description.replace(old, new)
        description = description.replace("1.0.0", version) + provider + more
        (folder / "effect.hpp").write_text(header, "utf-8")
        (folder / "effect.interface.toml").write_text(description, "utf-8")
        run_soundly(self.tool, "interface", "effect.interface.toml",
                    "--output-dir", ".", "--", "c++", "-std=c++20",
                    folder=folder, environment=self.environment)
        return folder / "effect.interface.abi"

    def diff(self, *words):
        """What the program says of two files."""
        return run(TOOL, "diff", *words, environment=self.environment)

    def assert_diff(self, old, new, lines, status=0, error=""):
        """The differences, and whether the versions allow them."""
        outcome = self.diff(old, new)
        self.assertEqual(outcome.out, lines)
        self.assertEqual(outcome.err, error)
        self.assertEqual(outcome.status, status)

    def refuse(self, new, found, expected):
        """The error of a version that does not allow a change."""
        return (f"hallmark: error: '{new}': version of interface "
                f"'audio.example/effect' does not allow the change: found "
                f"{found}, expected {expected} or later\n"
                f"  hint: raise the version to {expected}, or undo the change\n")

    def test_virtual_that_is_appended_where_plugins_implement_the_class(self):
        old = self.make("old", more=ALLOW)
        new = self.make("new", VIRTUAL, version="1.1.0", more=ALLOW)
        self.assert_diff(
            old, new,
            "interface 'audio.example/effect' 1.0.0 to 1.1.0: 1 difference "
            "demands a major step, found a minor step\n" + EFFECT
            + "    incompatible (major, only new plugins with an old host): "
            "virtual slot 3 ('rest()') exists only in the new one: new hosts "
            "may call it on objects of old plugins\n",
            1, self.refuse(new, "1.1.0", "2.0.0"))

    def test_tail_that_the_host_reads(self):
        old = self.make("old", more=ALLOW)
        new = self.make("new", REPORT, version="1.1.0", more=ALLOW)
        self.assert_diff(
            old, new,
            "interface 'audio.example/effect' 1.0.0 to 1.1.0: 2 differences "
            "demand a major step, found a minor step\n"
            + TYPE.format("Report", "report")
            + "    incompatible (major, only new plugins with an old host): "
            "size: found 8, expected 4\n"
            "    incompatible (major, only new plugins with an old host): "
            "member 'length' (int, at +4) exists only in the new one: new "
            "hosts may read it in objects of old plugins\n",
            1, self.refuse(new, "1.1.0", "2.0.0"))

    def test_tail_that_plugins_read(self):
        old = self.make("old", more=ALLOW)
        new = self.make("new", PARAMS, version="1.1.0", more=ALLOW)
        self.assert_diff(
            old, new,
            "interface 'audio.example/effect' 1.0.0 to 1.1.0: 2 differences "
            "demand a minor step\n" + TYPE.format("Params", "create")
            + "    compatible (minor, only old plugins with a new host): size: "
            "found 8, expected 4\n"
            "    compatible (minor, only old plugins with a new host): member "
            "'depth' (int, at +4) exists only in the new one: new plugins may "
            "read it in objects of old hosts\n")

    def test_rule_that_would_have_helped_is_named(self):
        old = self.make("old")
        new = self.make("new", ENUMERATOR, version="2.0.0")
        self.assert_diff(
            old, new,
            "interface 'audio.example/effect' 1.0.0 to 2.0.0: 1 difference "
            "demands a major step\n" + TYPE.format("Mode", "create")
            + "    incompatible (major, neither way): enumerator 'loud' (2) "
            "exists only in the new one; rule 'grow_enum' would permit it, if "
            "both sides had it\n"
            "  code that is compiled again notices:\n"
            "    'audio::Mode::loud' is new: a switch over 'audio::Mode' may "
            "lack it\n")

    def test_rule_of_one_version_counts_for_nothing(self):
        old = self.make("old")
        new = self.make("new", ENUMERATOR, version="1.1.0", more=ALLOW)
        outcome = self.diff(old, new)
        self.assertIn("exists only in the new one; only the new one has rule "
                      "'grow_enum', which counts if both have it\n", outcome.out)
        self.assertEqual(outcome.status, 1)

    def test_enumerator_that_a_rule_permits(self):
        old = self.make("old", more=ALLOW)
        new = self.make("new", ENUMERATOR, version="1.1.0", more=ALLOW)
        self.assert_diff(
            old, new,
            "interface 'audio.example/effect' 1.0.0 to 1.1.0: 1 difference "
            "demands a minor step\n" + TYPE.format("Mode", "create")
            + "    compatible (minor, both ways): enumerator 'loud' (2) exists "
            "only in the new one\n"
            "  code that is compiled again notices:\n"
            "    'audio::Mode::loud' is new: a switch over 'audio::Mode' may "
            "lack it\n")

    def test_export_that_is_required_of_plugins(self):
        more = ("const Report* report();",
                "const Report* report();\nint tail();")
        old = self.make("old")
        new = self.make("new", more,
                        ('"audio::report"]', '"audio::report", "audio::tail"]'),
                        version="1.1.0")
        self.assert_diff(
            old, new,
            "interface 'audio.example/effect' 1.0.0 to 1.1.0: 1 difference "
            "demands a major step, found a minor step\n"
            "  incompatible (major, only new plugins with an old host): export "
            "'audio::tail' exists only in the new one: named under 'optional' "
            "it would be a minor change\n",
            1, self.refuse(new, "1.1.0", "2.0.0"))
        optional = self.make("optional", more, version="1.1.0",
                             provider='optional = ["audio::tail"]\n')
        self.assert_diff(
            old, optional,
            "interface 'audio.example/effect' 1.0.0 to 1.1.0: 1 difference "
            "demands a minor step\n"
            "  compatible (minor, both ways): export 'audio::tail' exists only "
            "in the new one\n")

    def test_export_more_of_a_host(self):
        host = 'provider = "host"\n'
        old = self.make("old", provider=host)
        new = self.make("new", ("const Report* report();",
                                "const Report* report();\nint tail();"),
                        ('"audio::report"]', '"audio::report", "audio::tail"]'),
                        version="1.1.0", provider=host)
        self.assert_diff(
            old, new,
            "interface 'audio.example/effect' 1.0.0 to 1.1.0: 1 difference "
            "demands a minor step\n"
            "  compatible (minor, only old plugins with a new host): export "
            "'audio::tail' exists only in the new one\n")
        back = self.diff(new, old)
        self.assertIn("  incompatible (major, only new plugins with an old "
                      "host): export 'audio::tail' exists only in the old one\n",
                      back.out)

    def test_what_only_recompiling_notices_demands_nothing(self):
        old = self.make("old")
        new = self.make("new", ("  void reset() {}\n", ""),
                        ("  static int count();\n", ""),
                        ("  double gain() const { return gain_; }\n", ""),
                        ("protected:", "private:"))
        self.assert_diff(
            old, new,
            "interface 'audio.example/effect' 1.0.0: no difference\n"
            "  code that is compiled again notices:\n"
            "    'audio::Effect::gain_' is private, and was protected\n"
            "    'audio::Effect::count()' is gone\n"
            "    'audio::Effect::gain() const' is gone\n"
            "    'audio::Effect::reset()' is gone\n")
        explicit = self.diff(
            self.make("implicit", ("  explicit Effect(", "  Effect(")), old)
        self.assertIn("    'audio::Effect::Effect(double)' is explicit, and "
                      "was not\n", explicit.out)
        self.assertEqual(explicit.status, 0)

    def test_text_that_is_kept_is_copied_when_the_version_allows_it(self):
        kept = self.folder / "effect.interface.x86_64.abi"
        kept.write_bytes(self.make("old", more=ALLOW).read_bytes())
        same = self.make("same", ENUMERATOR, more=ALLOW)
        outcome = self.diff("--golden", kept, same)
        self.assertEqual(outcome.status, 1)
        self.assertEqual(outcome.err, self.refuse(same, "1.0.0", "1.1.0"))
        self.assertNotIn("cp ", outcome.text)
        stepped = self.make("stepped", ENUMERATOR, version="1.1.0", more=ALLOW)
        outcome = self.diff("--golden", kept, stepped)
        self.assertEqual(outcome.status, 0, str(outcome))
        self.assertTrue(outcome.out.endswith(
            f"to accept the change: cp {stepped} {kept}\n"), outcome.out)

    def test_facts_of_the_toolchain_are_no_difference(self):
        old = self.make("old")
        new = self.folder / "new.abi"
        text = old.read_text("utf-8")
        self.assertIn("\nfacts\nfact\t", text)
        new.write_text(text.replace("fact\tcompiler\tgcc",
                                    "fact\tcompiler\tclang"), "utf-8")
        self.assert_diff(
            old, new, "interface 'audio.example/effect' 1.0.0: no difference\n")

    def test_long_lists_are_cut(self):
        values = ", ".join(f"e{i}" for i in range(25))
        others = ", ".join(f"e{i} = {2 * i + 1}" for i in range(25))
        old = self.make("old", ("dry, wet", values))
        new = self.make("new", ("dry, wet", others), version="2.0.0")
        cut = self.diff(old, new).out.splitlines()
        self.assertEqual(cut[-1], "  and 5 more differences: --all lists them")
        self.assertEqual(len(cut), 23)
        whole = self.diff(old, new, "--all").out.splitlines()
        self.assertEqual(len(whole), 27)


if __name__ == "__main__":
    unittest.main()
