# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that a host of another C++ standard library than Hallmark's own opens
what speaks C, calls it, and is refused a plugin with that library's types."""

import shutil
import tempfile
import unittest

from project import ProjectCase, run

# What a library is called, and the option that chooses it.
LIBRARIES = {"libstdc++": "-stdlib=libstdc++", "libc++": "-stdlib=libc++"}

LEVEL = "level: 10\nlooked up: 20\n"
TITLE = ("title: the reverb of a title that is longer than a short string\n")


# How each spells the signature of the export whose types are its own.
SIGNATURES = {
    "libstdc++": ("std::__cxx11::basic_string<char,std::char_traits<char>,"
                  "std::allocator<char>>"),
    "libc++": ("std::__1::basic_string<char,std::__1::char_traits<char>,"
               "std::__1::allocator<char>>"),
}
ABIS = {"libstdc++": "cxx11", "libc++": "v1"}


def explain(found, expected):
    """Why a host of the library `expected` refuses a plugin of `found`."""
    signatures = {library: f"'{text}(const {text}&)'"
                  for library, text in SIGNATURES.items()}
    return (
        "hallmark: error: 'title.so': 2 checks failed\n"
        "  2 facts of the toolchain differ\n"
        f"  standard_library: found {found}, expected {expected}\n"
        f"  standard_library_abi: found {ABIS[found]},"
        f" expected {ABIS[expected]}\n"
        "  interface 'audio.example/title' differs in 1 export\n"
        "    export 'audio::title' (title.hpp:13):\n"
        f"      signature: found {signatures[found]},"
        f" expected {signatures[expected]}\n"
        "  hint: build the plugin and host with the same setting\n")


def is_installed(library):
    """Whether clang can make a program with a standard library."""
    with tempfile.TemporaryDirectory(prefix="hallmark-") as folder:
        file = f"{folder}/main.cpp"
        with open(file, "w", encoding="utf-8") as source:
            source.write("#include <string>\nint main() {}\n")
        return run("clang++", LIBRARIES[library], file, "-o",
                   f"{folder}/main").status == 0


class Libraries(ProjectCase):
    """One project, built with each standard library."""

    def build(self, library):
        """The project with a standard library, or nothing without it."""
        if not is_installed(library):
            self.skipTest(f"clang++ has no {library} here")
        project = self.installed("libraries")
        project.environment["CXX"] = "clang++"
        project.setup(f"-Dcpp_args={LIBRARIES[library]}",
                      f"-Dcpp_link_args={LIBRARIES[library]}")
        project.build()
        return project

    def use(self, host, name, plugin):
        """What a host says of a plugin, and that `verify` says no less."""
        file = plugin.find(f"{name}.so")
        outcome = host.run("host", name, file)
        verified = host.run_tool("verify", file, "--host", host.find("host"))
        self.assertEqual(verified.err, outcome.err)
        self.assertEqual(verified.status, outcome.status)
        outcome.err = outcome.err.replace(str(file), f"{name}.so")
        return outcome

    def test_hosts_of_each_library_with_plugins_of_each(self):
        if not shutil.which("clang++"):
            self.skipTest("no clang++ here")
        projects = {library: self.build(library) for library in LIBRARIES}
        for host, hosts in projects.items():
            for plugin, plugins in projects.items():
                with self.subTest(host=host, plugin=plugin):
                    self.assert_done(self.use(hosts, "level", plugins), LEVEL)
                    outcome = self.use(hosts, "title", plugins)
                    if host == plugin:
                        self.assert_done(outcome, TITLE)
                        continue
                    self.assertEqual(outcome.err, explain(plugin, host))
                    self.assertEqual(outcome.out, "")
                    self.assertEqual(outcome.status, 1)


if __name__ == "__main__":
    unittest.main()
