# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves what a build does again, and what it leaves."""

import unittest

from project import ProjectCase

MADE = [f"{name}.{kind}"
        for name in ("chorus", "delay", "reverb")
        for kind in ("plugin.cpp", "plugin.map", "plugin.rsp", "exports.json")]


class Rebuilding(ProjectCase):
    """A family of three that is built; then one thing changes."""

    def setUp(self):
        super().setUp()
        self.family = self.installed("family")
        self.family.setup()
        self.family.build()

    def assert_version(self, name, version):
        """The host sees that version of one plugin."""
        outcome = self.family.run("host", self.family.find(f"{name}.so"))
        self.assert_done(outcome)
        self.assertIn(f"audio.example/{name} {version}: ", outcome.out)

    def test_second_build_has_no_work_to_do(self):
        self.assertTrue(self.family.is_built())

    def test_new_version_rebuilds_stamp_source_and_link_of_that_plugin(self):
        self.family.change("delay.plugin.toml", "3.0.0", "3.1.0")
        self.assertEqual(self.family.build(), [
            "delay.exports.json", "delay.plugin.cpp", "delay.plugin.map",
            "delay.plugin.rsp", "delay.so",
            "meson-generated_.._delay.plugin.cpp.o"])
        self.assertTrue(self.family.is_built())
        self.assert_version("delay", "3.1.0")
        self.assert_version("reverb", "4.0.0")

    def test_comment_in_description_relinks_nothing(self):
        self.family.change("delay.plugin.toml", "path =", "# a comment\npath =")
        self.assertEqual(self.family.build(), [
            "delay.plugin.cpp", "delay.plugin.map", "delay.plugin.rsp"])
        self.assertTrue(self.family.is_built())

    def test_added_export_relinks_that_plugin(self):
        self.family.change("effect.hpp", "int level;",
                           "int level;\nHALLMARK_EXPORT extern int extra;")
        self.family.change("delay.cpp", "int level = 3;",
                           "int level = 3;\nint extra = 1;")
        self.family.build()
        self.assertNotIn('"extra"', self.read_manifest("delay"))

        self.family.change("delay.plugin.toml", '"level"]', '"level", "extra"]')
        self.assertIn("delay.so", self.family.build())
        self.assertIn('"extra"', self.read_manifest("delay"))
        self.assertTrue(self.family.is_built())

    def test_removed_export_relinks_that_plugin(self):
        self.family.change("delay.plugin.toml", '"gain", "level"', '"gain"')
        made = self.family.build()
        self.assertIn("delay.so", made)
        self.assertNotIn("reverb.so", made)
        self.assertNotIn('"level"', self.read_manifest("delay"))
        self.assertTrue(self.family.is_built())

    def test_deleted_output_is_restored(self):
        for name in [*MADE, "chorus.so", "delay.so", "reverb.so"]:
            with self.subTest(name):
                file = self.family.find(name)
                content = file.read_bytes()
                file.unlink()
                self.family.build()
                self.assertEqual(file.read_bytes(), content)
                self.assertTrue(self.family.is_built())

    def test_reconfiguring_without_a_change_relinks_nothing(self):
        (self.family.folder / "meson.build").touch()
        made = self.family.build()
        self.assertNotIn("delay.so", made)
        self.assertTrue(self.family.is_built())

    def test_touched_description_relinks_nothing(self):
        (self.family.folder / "delay.plugin.toml").touch()
        self.assertNotIn("delay.so", self.family.build())
        self.assertTrue(self.family.is_built())

    def read_manifest(self, name):
        """The text of a plugin's exports manifest."""
        return self.family.find(f"{name}.exports.json").read_text("utf-8")


if __name__ == "__main__":
    unittest.main()
