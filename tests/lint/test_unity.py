# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that check_unity.py refuses what it should."""

import unittest

from lint_case import LintCase
import check_unity

SOURCE = """namespace hallmark::elf {{
namespace {{

{}

}}  // namespace
}}  // namespace hallmark::elf
"""


class Unity(LintCase):
    """Two sources of one folder, and one of another."""

    def check(self, one, other):
        """What is wrong with two sources that have these in an unnamed
        namespace."""
        self.write("loader/elf/a.cpp", SOURCE.format(one))
        self.write("loader/elf/b.cpp", SOURCE.format(other))
        self.write("loader/model/c.cpp", SOURCE.format(one))
        return check_unity.check(self.root)

    def refused(self, name, one, other):
        """The second source is told."""
        self.assertEqual(self.check(one, other), [
            f"loader/elf/b.cpp:4: '{name}' is defined in loader/elf/a.cpp too: "
            "a layer may be compiled as one unit"])

    def passes(self, one, other):
        """Nothing is told."""
        self.assertEqual(self.check(one, other), [])

    def test_classes_and_enumerations_are_told(self):
        self.refused("Search", "class Search {\n};", "struct Search {\n};")
        self.refused("Kind", "enum class Kind { one };", "enum Kind { two };")

    def test_variables_are_told(self):
        self.refused("most", "constexpr auto most = 1;",
                     "constexpr std::size_t most = 2;")
        self.refused("all", "const Topic all = {{1}};",
                     "constexpr std::array<int, 2> all{1, 2};")

    def test_functions_with_like_parameters_are_told(self):
        self.refused("find(constText&,int)",
                     "int\nfind(const Text& text, int at)\n{\n}",
                     "find(const Text& other, int place)\n{\n}")

    def test_functions_with_other_parameters_pass(self):
        self.passes("int\nfind(const Text& text)\n{\n}",
                    "int\nfind(const Text& text, int at)\n{\n}")
        self.passes("int\nfind(const Text& text)\n{\n}",
                    "int\nuse()\n{\n  return\nfind(text);\n}")

    def test_alias_may_be_declared_again(self):
        self.passes("using Names = std::set<int>;", "using Names = std::set<int>;")
        self.refused("Names", "using Names = std::set<int>;",
                     "using Names = std::map<int, int>;")

    def test_names_inside_of_something_pass(self):
        self.passes("struct One {\n  struct Search {};\n};",
                    "struct Two {\n  struct Search {};\n};")


if __name__ == "__main__":
    unittest.main()
