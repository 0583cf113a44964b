# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that a debugger sees a plugin: its lines, its frames, its file."""

import os
import re
import shutil
import unittest

from project import PROJECTS, ProjectCase, run


@unittest.skipUnless(shutil.which("gdb"), "no gdb here")
class Debugger(ProjectCase):
    """A plugin that is opened under gdb."""

    def debug(self, project, commands, *program):
        """What gdb prints when it is given some commands."""
        words = [word for command in commands for word in ("-ex", command)]
        outcome = run(
            "gdb", "-nx", "-batch", "-ex", "set breakpoint pending on", *words,
            "--args", *program, folder=project.build_folder,
            environment=project.environment)
        if "ptrace" in outcome.err and "not permitted" in outcome.err:
            self.skipTest("no debugging here")
        return outcome.out

    def debuggable(self):
        """The project of one plugin, to be built with debugging information."""
        project = self.installed("single")
        project.setup("-Ddebug=true", "-Doptimization=0")
        return project

    def test_gdb_stops_in_a_plugin_and_shows_it_under_its_name(self):
        project = self.debuggable()
        project.build()
        plugin = project.find("reverb.so")
        told = self.debug(
            project,
            ["break reverb.cpp:10", "run", "backtrace", "info sharedlibrary"],
            project.find("host"), plugin)
        self.assertRegex(
            told, r"Breakpoint 1, gain \(steps=3\) at \.\./reverb\.cpp:10")
        self.assertRegex(told, r"#0 +gain \(steps=3\) at ")
        self.assertRegex(told, r"#\d+ .* in main \(.*at \.\./host\.cpp:")
        self.assertRegex(
            told, rf"(?m)^0x[0-9a-f]+ +0x[0-9a-f]+ +Yes +{plugin}$")

    def test_gdb_stops_in_the_next_generation_after_a_reload(self):
        project = self.debuggable()
        shutil.copy(PROJECTS / "reloading" / "host.cpp", project.folder)
        source = (project.folder / "reverb.cpp").read_text("utf-8")
        project.write("reverb.cpp", "// One line more.\n" + source)
        project.build()
        plugin = project.find("reverb.so")
        later = shutil.copy(plugin, plugin.with_suffix(".next"))
        project.write("reverb.cpp", source)
        project.build()
        told = self.debug(
            project,
            ["break gain", "run", "backtrace", "continue", "backtrace",
             "info sharedlibrary", "continue"],
            project.find("host"), plugin, later)
        # What the host prints comes in its own time.
        stops = re.split(r"Breakpoint 1(?:\.\d+)?, gain ", told)[1:]
        self.assertEqual(len(stops), 2, told)
        for text, line in zip(stops, (10, 11)):
            self.assertRegex(
                text, rf"^\(steps=3\) at \.\./reverb\.cpp:{line}\n")
            self.assertRegex(
                text, rf"#0 +gain \(steps=3\) at \.\./reverb\.cpp:{line}\n")
            self.assertRegex(text, r"#\d+ .* in main \(.*at \.\./host\.cpp:")
        files = re.findall(r"(?m)^0x[0-9a-f]+ +0x[0-9a-f]+ +Yes +(.*)$", told)
        self.assertEqual(
            [os.path.normpath(file) for file in files].count(str(plugin)), 1)
        self.assertIn("exited normally", told)


if __name__ == "__main__":
    unittest.main()
