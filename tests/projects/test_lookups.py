# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that a lookup refuses a class that the host's compiler sees in another
way than the plugin's did, with every pair of compilers, with and without rtti."""

import shutil
import unittest

from project import ProjectCase

COMPILERS = ("g++", "clang++")
HINT = "  hint: rebuild the plugin and the host with the same headers\n"
STRING = ("std::__cxx11::basic_string<char,std::char_traits<char>,"
          "std::allocator<char>>")

SIZED = "audio::sized: 3\n" * 2
ALIGNED = "audio::aligned: 4\n" * 2
PASSED = "audio::passed: 5\n" * 2
TEXT = "audio::text: 6\n" * 2
LIST = "audio::list: 7\n" * 2
QUIET = ("audio::quiet: 8\n"
         "export 'audio::quiet' has another type: found int(*)(int)noexcept, "
         "expected int(*)(int)\n")
ALL = SIZED + ALIGNED + PASSED + TEXT + LIST + QUIET


def refuse(name, export, field, found, expected, kind="struct"):
    """What is said of a class that differs in one field."""
    return (f"hallmark: error: 'sdk.so': export '{export}': {field} of {kind} "
            f"'{name}' differs: found {found}, expected {expected}\n" + HINT)


NEXT = (refuse("audio::Sized", "audio::sized", "size", "4 bytes", "8 bytes")
        + refuse("audio::Aligned", "audio::aligned", "alignment", "4 bytes",
                 "16 bytes")
        + refuse("audio::Passed", "audio::passed", "passing",
                 "in registers",
                 "in memory")
        + TEXT + LIST + QUIET)

# Without rtti both strings are spelled alike, and their sizes tell them apart.
OLD = (SIZED + ALIGNED + PASSED
       + refuse(STRING, "audio::text", "size", "32 bytes", "8 bytes", "class")
       + LIST + QUIET)

# clang spells no inline namespace of std, so that sizes tell here too.
LIST_CLASS = "std::vector<int,std::allocator<int>>"
DEBUG = {
    "g++": "hallmark: error: 'sdk.so': export 'audio::list' has another type: "
           f"found int(const {LIST_CLASS}&), expected "
           "int(const std::__debug::vector<int,std::allocator<int>>&)\n",
    "clang++": refuse(LIST_CLASS, "audio::list", "size", "24 bytes",
                      "56 bytes", "class"),
}


def make_hosts(compiler):
    """What each host that a compiler made says."""
    return {
        "same": ALL,
        "same_without_rtti": ALL,
        "next": NEXT,
        "next_without_rtti": NEXT,
        "old_string": OLD,
        "debug_list": SIZED + ALIGNED + PASSED + TEXT + DEBUG[compiler] + QUIET,
    }


class Lookups(ProjectCase):
    """One plugin, and hosts that see its header in other ways."""

    def build(self, compiler):
        """The project, built by a compiler."""
        project = self.installed("lookups")
        project.environment["CXX"] = compiler
        project.setup()
        project.build()
        return project

    def test_every_host_with_every_pair_of_compilers(self):
        projects = {compiler: self.build(compiler) for compiler in COMPILERS
                    if shutil.which(compiler)}
        for host, hosts in projects.items():
            for plugin, plugins in projects.items():
                file = plugins.find("sdk.so")
                for name, expected in make_hosts(host).items():
                    with self.subTest(name, host=host, plugin=plugin):
                        outcome = hosts.run(name, file)
                        outcome.out = outcome.out.replace(str(file), "sdk.so")
                        self.assert_done(outcome, expected)


if __name__ == "__main__":
    unittest.main()
