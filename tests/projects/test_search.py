# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves what a host finds that looks for plugins of its interface: the newest
in range, and of the others why they are not taken."""

import shutil
import unittest

from project import PROJECTS, ProjectCase

# Of each plugin what it is; of those that a host of filters cannot use, why.
FOUND = """\
everything
  bare.so: audio.example/bare 1.0.0
  echo_new.so: audio.example/echo 1.10.0 implements audio.example/filter 2.1.0
  echo_next.so: audio.example/echo 2.0.0 implements audio.example/filter 2.1.0
  echo_old.so: audio.example/echo 1.9.0 implements audio.example/filter 2.1.0
  echo_other.so: audio.example/echo 1.11.0 implements audio.example/filter 2.1.0
  empty.so: file is empty
filters
  skipped bare.so: does not implement interface 'audio.example/filter'
  skipped echo_other.so: interface 'audio.example/filter' differs in 1 type
  type 'audio::Params' (filter.hpp:18; reached from audio::create):
    size: found 16, expected 8
    member 'title' (char[5], at +8) exists only in the plugin
  hint: version 2.1.0 of 'audio.example/filter' was not stepped, or flags differ: rebuild the plugin
  skipped empty.so: file is empty
  echo_new.so: audio.example/echo 1.10.0 implements audio.example/filter 2.1.0
  echo_next.so: audio.example/echo 2.0.0 implements audio.example/filter 2.1.0
  echo_old.so: audio.example/echo 1.9.0 implements audio.example/filter 2.1.0
best
^1: echo 1.10.0 gives 3
<1.10: echo 1.9.0 gives 3
*: echo 2.0.0 gives 3
hallmark: error: 'audio.example/echo': no such plugin in version range =1.11.0
  'FOLDER/bare.so': 2 checks failed
    plugin path differs: found 'audio.example/bare', expected 'audio.example/echo'
    version is out of range: found 1.0.0, expected =1.11.0
  'FOLDER/echo_new.so': version is out of range: found 1.10.0, expected =1.11.0
  'FOLDER/echo_next.so': version is out of range: found 2.0.0, expected =1.11.0
  'FOLDER/echo_old.so': version is out of range: found 1.9.0, expected =1.11.0
  'FOLDER/echo_other.so': interface 'audio.example/filter' differs in 1 type
    type 'audio::Params' (filter.hpp:18; reached from audio::create):
      size: found 16, expected 8
      member 'title' (char[5], at +8) exists only in the plugin
    hint: version 2.1.0 of 'audio.example/filter' was not stepped, or flags \
differ: rebuild the plugin
  'FOLDER/empty.so': file is empty
"""


class Search(ProjectCase):
    """Plugins of one interface and others, in one folder."""

    def build(self):
        """The project, and a folder that holds its plugins and an empty file."""
        project = self.installed("search")
        for name in ("filter.hpp", "filter.interface.toml"):
            shutil.copy(PROJECTS / "interface" / name, project.folder)
        project.setup()
        project.build()
        folder = project.folder / "plugins"
        folder.mkdir()
        for file in project.build_folder.glob("*.so"):
            shutil.copy(file, folder)
        (folder / "empty.so").touch()
        return project, folder

    def test_newest_in_range_that_implements_the_interface_is_taken(self):
        project, folder = self.build()
        outcome = project.run("search", folder)
        self.assert_done(
            outcome, FOUND.replace("FOLDER", str(folder)))


if __name__ == "__main__":
    unittest.main()
