// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "support/verdicts.hpp"
#include "verify/compare.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_compare {
namespace {

using tests::make_contract;

std::string
make_export(std::string_view name, std::string_view signature)
{
  return "export|" + std::string(name) + "|function|" + std::string(signature) +
         "\n  linkage|" + std::string(name) + "\n";
}

std::string
make_enum(std::string_view name, int value)
{
  return "enum|" + std::string(name) + "\n  size|4\n  underlying|int\n" +
         "  enumerator|x|" + std::to_string(value) + "\n";
}

/// A class of one pointer to `pointee`.
std::string
make_class(std::string_view name, std::string_view pointee)
{
  return "class|" + std::string(name) + "\n  size|8\n  align|8\n" +
         "  pass|value\n  member|0|p|" + std::string(pointee) + "*\n";
}

TEST(compare, types_of_unused_exports_do_not_matter)
{
  EXPECT_EQ(tests::explain_lines(
              make_export("f", "void(A)") + make_export("g", "void(B)") +
                make_enum("A", 1) + make_enum("B", 2),
              make_export("f", "void(A)") + make_enum("A", 1)),
            "accepted");
}

TEST(compare, types_of_missing_exports_do_not_matter)
{
  // The older plugin has another B for its own use, which h reaches.
  EXPECT_EQ(tests::explain_lines(
              make_export("f", "void(A)") + make_export("h", "void(B)") +
                make_enum("A", 1) + make_enum("B", 2),
              make_export("f", "void(A)") + make_export("g", "void(B)") +
                "  optional\n" + make_enum("A", 1) + make_enum("B", 1)),
            "accepted");
}

TEST(compare, types_that_a_shared_export_reaches_matter)
{
  const auto make = [](int value) {
    return make_export("f", "void(A*)") + make_class("A", "B") +
           make_class("B", "C") + make_enum("C", value);
  };

  EXPECT_EQ(tests::explain_lines(make(1), make(2)),
            "hallmark: error: 'reverb.so': interface 'audio.example/filter' "
            "differs in 1 type\n"
            "  type 'C' (reached from f):\n"
            "    enumerator 'x': found 1, expected 2\n"
            "  hint: version 2.1.0 of 'audio.example/filter' was not "
            "stepped, or flags differ: rebuild the plugin");
}

TEST(compare, types_that_nothing_seems_to_reach_matter)
{
  EXPECT_EQ(
    tests::explain_lines(make_export("f", "void()") + make_enum("E", 1),
                         make_export("f", "void()") + make_enum("E", 2)),
    "hallmark: error: 'reverb.so': interface 'audio.example/filter' "
    "differs in 1 type\n"
    "  type 'E':\n"
    "    'E' stands in no signature, but in a header of the interface: it may "
    "be thrown, cast to or stand behind a void *\n"
    "    enumerator 'x': found 1, expected 2\n"
    "  hint: list it under 'private' if it never crosses");
}

TEST(compare, what_only_the_known_side_of_a_type_reaches_does_not_matter)
{
  EXPECT_EQ(tests::explain_lines(make_export("f", "void(A*)") + "declared|A\n",
                                 make_export("f", "void(A*)") +
                                   make_class("A", "B") + make_enum("B", 1)),
            "accepted");
}

TEST(compare, nearest_types_are_told_first)
{
  const auto make = [](int value) {
    return make_export("f", "void(B*,C*)") + make_enum("A", value) +
           make_class("B", "A") + make_enum("C", value);
  };

  EXPECT_EQ(tests::explain_lines(make(1), make(2)),
            "hallmark: error: 'reverb.so': interface 'audio.example/filter' "
            "differs in 2 types\n"
            "  type 'C' (reached from f):\n"
            "    enumerator 'x': found 1, expected 2\n"
            "  type 'A' (reached from f):\n"
            "    enumerator 'x': found 1, expected 2\n"
            "  hint: version 2.1.0 of 'audio.example/filter' was not "
            "stepped, or flags differ: rebuild the plugin");
}

TEST(compare, provider_is_told)
{
  EXPECT_EQ(tests::explain_contracts(make_contract("", {"2.1.0", "host"}),
                                     make_contract("", {"2.1.0", "plugin"})),
            "hallmark: error: 'reverb.so': interface 'audio.example/filter' "
            "differs in its provider\n"
            "  provider: found host, expected plugin\n"
            "  hint: version 2.1.0 of 'audio.example/filter' was not "
            "stepped, or flags differ: rebuild the plugin");
}

TEST(compare, rules_alone_change_nothing)
{
  EXPECT_EQ(tests::explain_lines("allow|opaque|A\n", "allow|grow_tail|A\n"),
            "accepted");
}

TEST(compare, rules_of_a_diff_demand_a_minor_step)
{
  EXPECT_EQ(
    tests::diff_lines("allow|append_virtuals|A\n", "allow|grow_enum|B\n"),
    "minor, both ways: interface 'audio.example/filter': rule "
    "append_virtuals ('A') exists only in the old one\n"
    "minor, both ways: interface 'audio.example/filter': rule "
    "grow_enum ('B') exists only in the new one\n");
}

TEST(compare, equal_texts_of_a_diff_have_no_changes)
{
  const auto text =
    make_contract(make_export("f", "void(A)") + make_enum("A", 1));
  const auto contract = *model::parse_contract(text);

  const auto comparison = compare_versions({contract, contract});

  EXPECT_TRUE(comparison.groups.empty());
  EXPECT_TRUE(comparison.is_compatible());
}

TEST(compare, changes_of_a_diff_demand_a_step_each)
{
  EXPECT_EQ(tests::diff_lines(make_export("f", "void(A)") + "declared|A\n",
                              make_export("f", "void(A)") +
                                make_export("g", "int()") + "  optional\n" +
                                make_enum("A", 1)),
            "minor, both ways: export 'g': export 'g' exists only in the new "
            "one\n"
            "patch, both ways: type 'A' (reached from f): description: found "
            "enum, expected declared only\n");
}

TEST(compare, terms_of_opening_follow_versions_and_provider)
{
  const auto old_text = make_contract("", {"2.0.0", "host"});
  const auto new_text = make_contract("", {"2.1.0", "plugin"});
  const auto old_one = *model::parse_contract(old_text);
  const auto new_one = *model::parse_contract(new_text);

  const auto newer_host = make_open_terms({new_one, old_one});
  EXPECT_EQ(newer_host.newer, Side::expected);
  EXPECT_EQ(newer_host.provider, Side::found);
  const auto newer_plugin = make_open_terms({old_one, new_one});
  EXPECT_EQ(newer_plugin.newer, Side::found);
  EXPECT_EQ(newer_plugin.provider, Side::expected);
  EXPECT_EQ(make_open_terms({old_one, old_one}).newer, Side::both);
}

}  // namespace
}  // namespace hallmark::verify::test_compare
