// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/verdicts.hpp"
#include "verify/compare_types.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_compare_types {
namespace {

/// What is said of two texts about T, without the first line and the hint.
std::string
explain_types(std::string_view plugin, std::string_view host)
{
  const auto make = [](std::string_view lines) {
    return "export|f|function|void(T)\n  linkage|f\n" + std::string(lines);
  };
  auto text = tests::explain_lines(make(plugin), make(host));
  const auto start = text.find("\n  ");
  const auto end = text.find("\n  hint");
  return start == text.npos ? text : text.substr(start + 3, end - start - 3);
}

struct TypeRow {
  const char* name;
  const char* plugin;
  const char* host;
  const char* message;
};

class types : public testing::TestWithParam<TypeRow> {};

TEST_P(types, are_explained)
{
  const auto& row = GetParam();
  EXPECT_EQ(explain_types(row.plugin, row.host), row.message);
}

#define T_FROM_F "type 'T' (reached from f):\n"

INSTANTIATE_TEST_SUITE_P(
  rows,
  types,
  testing::Values(
    TypeRow{"size",
            "class|T\n  size|16\n  align|8\n  pass|value\n",
            "class|T\n  size|8\n  align|8\n  pass|value\n",
            T_FROM_F "    size: found 16, expected 8"},
    TypeRow{"alignment",
            "class|T\n  size|8\n  align|1\n  pass|value\n",
            "class|T\n  size|8\n  align|8\n  pass|value\n",
            T_FROM_F "    alignment: found 1, expected 8"},
    TypeRow{"passing",
            "class|T\n  size|8\n  align|4\n  pass|memory\n"
            "  member|0|a|int\n  member|4|b|int\n",
            "class|T\n  size|8\n  align|4\n  pass|value\n"
            "  member|0|a|int\n  member|4|b|int\n",
            T_FROM_F "    'T' is passed in registers by the host, in memory by "
                     "the plugin"},
    TypeRow{"most_important_first",
            "class|T\n  size|16\n  align|4\n  pass|memory\n"
            "  base|0|B\n  member|8|a|int\n  virtual|0|g()|int\n",
            "class|T\n  size|8\n  align|8\n  pass|value\n"
            "  member|0|a|int\n  virtual|0|f()|int\n",
            T_FROM_F "    size: found 16, expected 8\n"
                     "    alignment: found 4, expected 8\n"
                     "    'T' is passed in registers by the host, in memory by "
                     "the plugin\n"
                     "    base 'B' (at +0) exists only in the plugin\n"
                     "    member 'a': found at +8, expected at +0\n"
                     "    virtual slot 0: found 'g()', expected 'f()'"},
    TypeRow{"union_for_class",
            "union|T\n  size|8\n  align|8\n  pass|value\n",
            "class|T\n  size|16\n  align|8\n  pass|value\n",
            T_FROM_F "    kind: found union, expected struct"},
    TypeRow{"enum_for_built_in",
            "enum|T\n  size|4\n  underlying|int\n",
            "base|T\n  size|4\n  align|4\n  encoding|signed\n",
            T_FROM_F "    kind: found enum, expected built-in type"},
    TypeRow{"leaves",
            "leaf|T\n  size|8\n  align|8\n  pass|memory\n",
            "leaf|T\n  size|32\n  align|8\n  pass|memory\n",
            T_FROM_F "    size: found 8, expected 32"},
    TypeRow{"leaf_for_class",
            "leaf|T\n  size|8\n  align|8\n  pass|memory\n",
            "class|T\n  size|16\n  align|8\n  pass|memory\n"
            "  member|0|a|long\n",
            T_FROM_F
            "    description: found leaf, expected struct, and 'leaves' counts "
            "only when both sides have it\n"
            "    size: found 8, expected 16"},
    TypeRow{"leaf_for_class_of_equal_layout",
            "leaf|T\n  size|16\n  align|8\n  pass|memory\n",
            "class|T\n  size|16\n  align|8\n  pass|memory\n"
            "  member|0|a|long\n",
            T_FROM_F
            "    description: found leaf, expected struct, and 'leaves' counts "
            "only when both sides have it"},
    TypeRow{"leaf_for_enum",
            "leaf|T\n  size|4\n  align|4\n  pass|value\n",
            "enum|T\n  size|4\n  underlying|int\n",
            T_FROM_F
            "    description: found leaf, expected enum, and 'leaves' counts "
            "only when both sides have it"},
    TypeRow{"final",
            "class|T\n  size|4\n  align|4\n  pass|value\n  final\n",
            "class|T\n  size|4\n  align|4\n  pass|value\n",
            T_FROM_F "    final: found yes, expected no"},
    TypeRow{"abstract",
            "class|T\n  size|8\n  align|8\n  pass|-\n  abstract\n"
            "  virtual|0|f()|void\n",
            "class|T\n  size|8\n  align|8\n  pass|-\n"
            "  virtual|0|f()|void\n",
            T_FROM_F "    abstract: found yes, expected no"},
    TypeRow{"tail",
            "class|T\n  size|8\n  align|4\n  pass|value\n  dsize|5\n"
            "  member|0|a|int\n  member|4|c|char\n",
            "class|T\n  size|8\n  align|4\n  pass|value\n"
            "  member|0|a|int\n  member|4|c|char\n",
            T_FROM_F
            "    bytes before the members of a derived class: found 5, "
            "expected 8"},
    TypeRow{"hash",
            "leaf|T\n  size|56\n  align|8\n  pass|memory\n  hash|noexcept\n",
            "leaf|T\n  size|56\n  align|8\n  pass|memory\n",
            T_FROM_F
            "    hash values: found noexcept, so not kept in the nodes, "
            "expected may throw, so kept in the nodes"},
    TypeRow{"move_that_throws_in_the_plugin",
            "class|T\n  size|4\n  align|4\n  pass|memory\n  move|throws\n",
            "class|T\n  size|4\n  align|4\n  pass|memory\n  move|noexcept\n",
            T_FROM_F
            "    move constructor: found may throw, so not kept inside "
            "a std::any, expected noexcept, so kept inside a std::any"},
    TypeRow{"move_that_throws_in_the_host",
            "class|T\n  size|4\n  align|4\n  pass|memory\n  move|noexcept\n",
            "class|T\n  size|4\n  align|4\n  pass|memory\n  move|throws\n",
            T_FROM_F "    move constructor: found noexcept, so kept inside a "
                     "std::any, expected may throw, so not kept inside a "
                     "std::any"},
    TypeRow{"move_that_the_host_does_not_tell",
            "class|T\n  size|4\n  align|4\n  pass|memory\n  move|throws\n",
            "class|T\n  size|4\n  align|4\n  pass|memory\n",
            "accepted"},
    TypeRow{"move_that_the_plugin_does_not_tell",
            "class|T\n  size|4\n  align|4\n  pass|memory\n",
            "class|T\n  size|4\n  align|4\n  pass|memory\n  move|throws\n",
            "accepted"},
    TypeRow{"passed_by_nobody_on_one_side",
            "class|T\n  size|4\n  align|4\n  pass|-\n  member|0|a|int\n",
            "class|T\n  size|4\n  align|4\n  pass|value\n  member|0|a|int\n",
            "accepted"},
    TypeRow{"declared_in_the_plugin",
            "declared|T\n",
            "class|T\n  size|16\n  align|8\n  pass|value\n",
            "accepted"},
    TypeRow{"declared_in_the_host",
            "enum|T\n  size|4\n  underlying|int\n",
            "declared|T\n",
            "accepted"},
    TypeRow{"declared_in_both", "declared|T\n", "declared|T\n", "accepted"},
    TypeRow{"undescribed_in_the_plugin",
            "",
            "class|T\n  size|16\n  align|8\n  pass|value\n",
            T_FROM_F "    description (struct of 16 bytes) exists only in the "
                     "host"},
    TypeRow{"undescribed_in_the_host",
            "enum|T\n  size|1\n  underlying|char\n",
            "",
            T_FROM_F "    description (enum of 1 byte) exists only in the "
                     "plugin"},
    TypeRow{"built_in_undescribed",
            "base|T\n  size|1\n  align|1\n  encoding|signed\n",
            "",
            "accepted"}),
  [](const auto& row) { return std::string(row.param.name); });

/// T holds B, by value or as `holder` says.
std::string
make_outer(std::string_view member, std::string_view size)
{
  return "class|B\n  size|" + std::string(size) +
         "\n  align|8\n  pass|value\n  member|0|x|char[" + std::string(size) +
         "]\nclass|T\n  size|" +
         (member.ends_with('*') ? "16"
          : size == "8"         ? "16"
                                : "24") +
         "\n  align|8\n  pass|value\n  member|0|b|" + std::string(member) +
         "\n  member|" + (member.ends_with('*') ? "8" : std::string(size)) +
         "|last|int\n";
}

TEST(types_within, explain_those_that_hold_them)
{
  EXPECT_EQ(explain_types(make_outer("B", "16"), make_outer("B", "8")),
            "type 'B' (reached from f):\n"
            "    size: found 16, expected 8\n"
            "    member 'x': found 'char[16]', expected 'char[8]'");
}

TEST(types_within, explain_nothing_behind_a_pointer)
{
  EXPECT_EQ(explain_types(make_outer("B*", "16"),
                          make_outer("B*", "8") + "  virtual|0|f()|int\n"),
            "type 'B' (reached from f):\n"
            "    size: found 16, expected 8\n"
            "    member 'x': found 'char[16]', expected 'char[8]'\n"
            "  type 'T' (reached from f):\n"
            "    virtual slot 0 ('f()') exists only in the host");
}

TEST(types_within, explain_passing_by_passing_only)
{
  const auto make = [](std::string_view inner, std::string_view outer) {
    return "class|B\n  size|8\n  align|8\n  pass|" + std::string(inner) +
           "\nclass|T\n  size|8\n  align|8\n  pass|" + std::string(outer) +
           "\n  member|0|b|B\n";
  };

  EXPECT_EQ(
    explain_types(make("memory", "memory"), make("value", "value")),
    "type 'B' (reached from f):\n"
    "    'B' is passed in registers by the host, in memory by the plugin");
  EXPECT_EQ(
    explain_types(make("value", "memory"), make("value", "value")),
    "type 'T' (reached from f):\n"
    "    'T' is passed in registers by the host, in memory by the plugin");
}

TEST(types_within, explain_leaves_of_templates)
{
  const auto make = [](std::string_view size, std::string_view leaf_size) {
    return "class|B\n  size|" + std::string(size) +
           "\n  align|8\n  pass|value\n"
           "class|T\n  size|8\n  align|8\n  pass|value\n"
           "  member|0|b|std::array<B,2>*\n"
           "leaf|std::array<B,2>\n  size|" +
           std::string(leaf_size) + "\n  align|8\n  pass|value\n";
  };

  EXPECT_EQ(explain_types(make("16", "32"), make("8", "16")),
            "type 'B' (reached from f):\n"
            "    size: found 16, expected 8");
}

TEST(types_within, that_hold_each_other_are_told_all_the_same)
{
  const auto make = [](std::string_view size) {
    return "class|B\n  size|" + std::string(size) +
           "\n  align|8\n  pass|value\n  member|0|t|T\n"
           "class|T\n  size|" +
           std::string(size) + "\n  align|8\n  pass|value\n  member|0|b|B\n";
  };

  EXPECT_EQ(explain_types(make("16"), make("8")),
            "type 'T' (reached from f):\n"
            "    size: found 16, expected 8\n"
            "  type 'B' (reached from f):\n"
            "    size: found 16, expected 8");
}

TEST(types_of_a_diff, that_become_known_demand_a_patch)
{
  EXPECT_EQ(tests::diff_lines("export|f|function|void(T)\n  linkage|f\n"
                              "declared|T\n",
                              "export|f|function|void(T)\n  linkage|f\n"
                              "union|T\n  size|8\n  align|8\n  pass|value\n"),
            "patch, both ways: type 'T' (reached from f): description: found "
            "union, expected declared only\n");
}

}  // namespace
}  // namespace hallmark::verify::test_compare_types
