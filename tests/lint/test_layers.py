# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that check_layers.py refuses what it should."""

import subprocess
import sys
import unittest

from lint_case import LintCase, ROOT
import check_layers

LOADER = "".join(f"subdir('{name}')\n" for name in check_layers.LOADER)


class Layers(LintCase):
    """A tree with both orders; each test adds one file."""

    def setUp(self):
        super().setUp()
        self.write("loader/meson.build", LOADER)
        self.write("toolkit/meson.build",
                   "  subdir('output')\n  subdir('commands')\n")

    def check(self, name, text):
        """The problems with one file more."""
        self.write(name, text)
        return check_layers.check(self.root)

    def refused(self, name, text, problem):
        """One problem, in line 2."""
        self.assertEqual(self.check(name, "\n" + text),
                         [f"{name}:2: {problem}"])

    def test_lower_layer_may_be_included(self):
        self.assertEqual(self.check(
            "loader/verify/a.cpp",
            '#include "verify/a.hpp"\n#include "elf/b.hpp"\n#include <vector>\n'
            "#include <elf.h>\n#include <hallmark/code.hpp>\n"), [])

    def test_higher_layer_is_refused(self):
        self.refused("loader/elf/a.cpp", '#include "model/b.hpp"',
                     "'elf' may not include 'model': it is a higher layer")

    def test_loader_including_toolkit_is_refused(self):
        self.refused("loader/api/a.cpp", '#include "output/write.hpp"',
                     "the loader may not include 'output/write.hpp'")

    def test_own_header_in_angle_brackets_is_refused(self):
        for header in ("commands/cli.hpp", "base/text.hpp"):
            self.refused("toolkit/output/a.cpp", f"#include <{header}>",
                         f"'{header}' is the project's own: include it with "
                         "quotes")
        self.assertEqual(self.check("toolkit/output/a.cpp",
                                    "#include <fmt/format.h>\n"), [])

    def test_third_party_library_in_loader_is_refused(self):
        for header in ("fmt/format.h", "sodium.h", "toml++/toml.h"):
            self.refused(
                "loader/base/a.cpp", f"#include <{header}>",
                f"the loader may not include '{header}': "
                "no other library, no printing")

    def test_hosts_header_in_loader_is_refused(self):
        self.refused(
            "loader/load/a.cpp", "#include <hallmark/loader.hpp>",
            "'load' may not include 'hallmark/loader.hpp': it is made for hosts")

    def test_dlopen_belongs_to_image(self):
        self.refused("loader/verify/a.cpp", 'auto a = dlopen ("b", 1);',
                     "'dlopen' belongs to loader/image")
        self.assertEqual(
            self.check("loader/verify/a.cpp", "// dlopen(x)\n"), [])
        self.assertEqual(
            self.check("loader/image/a.cpp", "auto a = dlopen(b, 1);\n"), [])

    def test_printing_in_loader_is_refused(self):
        self.refused("loader/elf/a.cpp", "std::cerr << 1;",
                     "'std::cerr' prints: the loader gives errors back")

    def test_exit_in_loader_is_refused(self):
        self.refused("loader/elf/a.cpp", "std::exit(1);",
                     "'std::exit' ends the process: the loader gives errors back")

    def test_public_header_including_layer_is_refused(self):
        self.refused("loader/include/hallmark/a.hpp", '#include "base/b.hpp"',
                     "a public header may not include 'base/b.hpp': "
                     "it is not installed")

    def test_c_header_including_cpp_header_is_refused(self):
        self.refused("loader/include/hallmark/a.h",
                     "#include <hallmark/code.hpp>",
                     "a C header may not include 'hallmark/code.hpp'")

    def test_toolkit_stands_on_loader(self):
        self.assertEqual(self.check(
            "toolkit/commands/a.cpp", '#include "load/b.hpp"\n'
            '#include "output/c.hpp"\n#include <fmt/format.h>\n'), [])

    def test_toolkit_folder_above_is_refused(self):
        self.refused("toolkit/output/a.cpp", '#include "commands/b.hpp"',
                     "'output' may not include 'commands': it is a higher layer")

    def test_layers_in_another_order_are_refused(self):
        self.write("loader/meson.build", "subdir('elf')\nsubdir('base')\n")
        self.assertEqual(check_layers.check(self.root), [
            "loader/meson.build:1: enters its layers in the wrong order: "
            "found elf base, expected base elf model verify image table find "
            "watch load api"])

    def test_room_may_not_include_the_room_above_it(self):
        self.write("toolkit/meson.build", "subdir('contract')\n")
        self.write("toolkit/contract/meson.build",
                   "subdir('names')\nsubdir('dwarf')\n")
        self.refused("toolkit/contract/names/a.cpp",
                     '#include "contract/dwarf/b.hpp"',
                     "'contract/names' may not include 'contract/dwarf': "
                     "it is a higher layer")

    def test_folder_stands_above_its_rooms(self):
        self.write("toolkit/meson.build", "subdir('contract')\n")
        self.write("toolkit/contract/meson.build", "subdir('names')\n")
        self.assertEqual(self.check(
            "toolkit/contract/a.cpp", '#include "contract/names/b.hpp"\n'), [])
        self.refused("toolkit/contract/names/b.cpp",
                     '#include "contract/a.hpp"',
                     "'contract/names' may not include 'contract': "
                     "it is a higher layer")

    def test_circle_of_units_in_one_layer_is_refused(self):
        self.write("loader/elf/a.hpp")
        self.write("loader/elf/b.hpp", '#include "elf/c.hpp"\n')
        self.write("loader/elf/c.hpp")
        self.write("loader/elf/c.cpp", '#include "elf/a.hpp"\n')
        self.assertEqual(self.check(
            "loader/elf/a.cpp", '#include "elf/a.hpp"\n#include "elf/b.hpp"\n'),
            ["loader/elf/a: units include one another: loader/elf/a > "
             "loader/elf/b > loader/elf/c > loader/elf/a"])

    def test_each_circle_is_told_once(self):
        for one, other in ("ab", "ba", "cd", "dc"):
            self.write(f"toolkit/output/{one}.hpp",
                       f'#include "output/{other}.hpp"\n')
        self.assertEqual(check_layers.check(self.root), [
            f"toolkit/output/{one}: units include one another: "
            f"toolkit/output/{one} > toolkit/output/{other} > "
            f"toolkit/output/{one}" for one, other in ("ab", "cd")])

    def test_circle_of_public_headers_is_refused(self):
        self.write("loader/include/hallmark/a.hpp",
                   "#include <hallmark/b.hpp>\n")
        self.assertEqual(self.check(
            "loader/include/hallmark/b.hpp", "#include <hallmark/a.hpp>\n"),
            ["loader/include/hallmark/a.hpp: units include one another: "
             "loader/include/hallmark/a.hpp > loader/include/hallmark/b.hpp > "
             "loader/include/hallmark/a.hpp"])

    def test_unit_that_includes_its_own_header_is_no_circle(self):
        self.write("loader/elf/a.hpp")
        self.assertEqual(
            self.check("loader/elf/a.cpp", '#include "elf/a.hpp"\n'), [])

    def test_script_prints_problems_and_ends_with_one(self):
        self.write("loader/elf/a.cpp", '#include "model/b.hpp"\n')
        script = ROOT / "scripts" / "check_layers.py"
        answer = subprocess.run(
            [sys.executable, str(script), str(self.root)],
            stdout=subprocess.PIPE, encoding="utf-8", check=False)
        self.assertEqual(answer.returncode, 1)
        self.assertEqual(answer.stdout, "loader/elf/a.cpp:1: 'elf' may not "
                         "include 'model': it is a higher layer\n")


if __name__ == "__main__":
    unittest.main()
