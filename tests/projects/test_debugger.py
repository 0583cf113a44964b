# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that a debugger sees a plugin: its lines, its frames, its file."""

import shutil
import unittest

from project import ProjectCase, run


class Debugger(ProjectCase):
    """A plugin that is opened under gdb."""

    def test_gdb_stops_in_a_plugin_and_shows_it_under_its_name(self):
        if not shutil.which("gdb"):
            self.skipTest("no gdb here")
        project = self.installed("single")
        project.setup("-Ddebug=true", "-Doptimization=0")
        project.build()
        plugin = project.find("reverb.so")
        outcome = run(
            "gdb", "-nx", "-batch", "-ex", "set breakpoint pending on",
            "-ex", "break reverb.cpp:10", "-ex", "run", "-ex", "backtrace",
            "-ex", "info sharedlibrary", "--args", project.find("host"),
            plugin, folder=project.build_folder,
            environment=project.environment)
        if "ptrace" in outcome.err and "not permitted" in outcome.err:
            self.skipTest("no debugging here")
        self.assertRegex(
            outcome.out, r"Breakpoint 1, gain \(steps=3\) at \.\./reverb\.cpp:10",
            str(outcome))
        self.assertRegex(outcome.out, r"#0 +gain \(steps=3\) at ")
        self.assertRegex(outcome.out, r"#\d+ .* in main \(.*at \.\./host\.cpp:")
        self.assertRegex(
            outcome.out, rf"(?m)^0x[0-9a-f]+ +0x[0-9a-f]+ +Yes +{plugin}$")


if __name__ == "__main__":
    unittest.main()
