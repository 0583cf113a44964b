// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Growth inside the size of a type: members of unions, and reserved ones.

#include "support/growth.hpp"
#include "support/verdicts.hpp"
#include "verify/growth.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_growth_inside {
namespace {

using tests::make_export;
using tests::open_equal_version;
using tests::open_newer_plugin;
using tests::open_older_plugin;
using tests::Pair;

/// A union that gains a member.
Pair
make_unions(std::string_view rule, std::string_view size = "8")
{
  const auto make = [&](std::string_view bytes, std::string_view more) {
    return std::string(rule) + make_export("void(U*)") + "union|U\n  size|" +
           std::string(bytes) + "\n  align|4\n  pass|value\n" +
           "  member|0|a|int[2]\n" + std::string(more);
  };
  return {make("8", ""), make(size, "  member|0|b|float\n")};
}

TEST(grow_tail_of_a_union, accepts_members_that_leave_its_size_alone)
{
  const auto pair = make_unions("allow|grow_tail|U\n");
  EXPECT_EQ(open_newer_plugin(pair), "accepted");
  EXPECT_EQ(open_older_plugin(pair), "accepted");
  EXPECT_EQ(open_newer_plugin(pair, "host"), "accepted");
  EXPECT_EQ(tests::diff_lines(pair.older, pair.newer),
            "minor, both ways: type 'U' (reached from f): member 'b' (float, "
            "at +0) exists only in the new one\n");
}

TEST(grow_tail_of_a_union, refuses_one_that_gets_larger)
{
  EXPECT_EQ(open_newer_plugin(make_unions("allow|grow_tail|U\n", "12")),
            "type 'U' (reached from f):\n"
            "    size: found 12, expected 8\n"
            "    member 'b' (float, at +0) exists only in the plugin");
}

TEST(grow_tail_of_a_union, refuses_what_went)
{
  const auto [older, newer] = make_unions("allow|grow_tail|U\n");
  EXPECT_EQ(open_newer_plugin({newer, older}),
            "type 'U' (reached from f):\n"
            "    member 'b' (float, at +0) exists only in the host, the older "
            "one");
}

TEST(grow_tail_of_a_union, is_named_where_it_would_help)
{
  EXPECT_EQ(open_newer_plugin(make_unions("")),
            "type 'U' (reached from f):\n"
            "    member 'b' (float, at +0) exists only in the plugin; rule "
            "'grow_tail' would permit it, if both sides had it");
}

constexpr std::string_view reserved = "allow|reserved|Config::reserved*\n";

/// A struct whose reserved member gets a name.
Pair
make_configs(std::string_view rule = reserved,
             std::string_view signature = "void(Config*)",
             std::string_view more = "  member|8|gain|double\n")
{
  const auto make = [&](std::string_view member) {
    return std::string(rule) + make_export(signature) +
           "class|Config\n  size|16\n  align|8\n  pass|value\n"
           "  member|0|a|long\n" +
           std::string(member) +
           "base|double\n  size|8\n  align|8\n  encoding|float\n"
           "base|long\n  size|8\n  align|8\n  encoding|signed\n";
  };
  return {make("  member|8|reserved1|long\n"), make(more)};
}

TEST(reserved_rule, accepts_a_name_in_the_place_of_a_reserved_one)
{
  EXPECT_EQ(open_newer_plugin(make_configs()), "accepted");
  EXPECT_EQ(open_older_plugin(make_configs()), "accepted");
  EXPECT_EQ(open_older_plugin(make_configs(), "host"), "accepted");
}

TEST(reserved_rule, is_needed_on_both_sides)
{
  const auto explain = [](const std::string& advice) {
    return "type 'Config' (reached from f):\n"
           "    member 'reserved1' (long, at +8) exists only in the host" +
           advice +
           "\n"
           "    member 'gain' (double, at +8) exists only in the plugin";
  };
  EXPECT_EQ(open_newer_plugin(make_configs("")),
            explain("; rule 'reserved' would permit it, if both sides had it"));
  EXPECT_EQ(open_newer_plugin({make_configs("").older, make_configs().newer}),
            explain("; only the plugin has rule 'reserved', which counts if "
                    "both have it"));
  EXPECT_EQ(open_newer_plugin({make_configs().older, make_configs("").newer}),
            explain("; only the host has rule 'reserved', which counts if both "
                    "have it"));
}

TEST(reserved_rule, is_not_named_where_it_would_not_help)
{
  for (const auto* rule : {"", "allow|reserved|Other::reserved*\n"}) {
    EXPECT_EQ(
      open_newer_plugin(make_configs(rule, "void(Config)")).find("rule"),
      std::string::npos)
      << rule;
  }
}

TEST(reserved_rule, is_not_named_for_members_that_are_in_use)
{
  const auto rename = [](std::string text) {
    return text.replace(text.find("reserved1"), 9, "rate");
  };
  const auto [older, newer] = make_configs("");
  EXPECT_EQ(open_newer_plugin({rename(older), newer}),
            "type 'Config' (reached from f):\n"
            "    member 'rate' (long, at +8) exists only in the host\n"
            "    member 'gain' (double, at +8) exists only in the plugin");
}

constexpr std::string_view both_rules =
  "allow|grow_tail|Config\nallow|reserved|Config::reserved*\n";

/// A struct whose reserved member gets names, and that gets others behind it.
Pair
make_grown(std::string_view rules,
           std::string_view signature,
           std::string_view more)
{
  auto pair = make_configs(rules, signature, more);
  const auto at = pair.newer.find("size|16");
  pair.newer.replace(at, 7, "size|24");
  return pair;
}

constexpr std::string_view named_and_grown =
  "  member|8|rate|long\n  member|16|extra|long\n";

TEST(reserved_and_grow_tail, permit_together_what_each_permits)
{
  for (const auto* more : {"  member|8|rate|long\n  member|16|extra|long\n",
                           "  member|8|gain|double\n  member|16|extra|long\n",
                           "  member|16|extra|long\n",
                           "  member|8|reserved1|double\n"
                           "  member|16|extra|long\n"}) {
    const auto pair = make_grown(both_rules, "Config*()", more);
    EXPECT_EQ(open_newer_plugin(pair), "accepted") << more;
    EXPECT_EQ(open_older_plugin(pair, "host"), "accepted") << more;
  }
}

TEST(reserved_and_grow_tail, are_both_needed)
{
  for (const auto* rule :
       {"allow|grow_tail|Config\n", "allow|reserved|Config::reserved*\n"}) {
    EXPECT_NE(open_newer_plugin(make_grown(rule, "Config*()", named_and_grown)),
              "accepted")
      << rule;
  }
}

TEST(reserved_and_grow_tail, refuse_what_is_no_growth)
{
  for (const auto* more : {"  member|8|rate|long[2]\n",
                           "  member|12|rate|long\n",
                           "  member|8|rate|long\n"}) {
    EXPECT_NE(open_newer_plugin(make_grown(both_rules, "Config*()", more)),
              "accepted")
      << more;
  }
}

TEST(reserved_and_grow_tail, are_told_apart_where_one_works_one_way)
{
  const auto [older, newer] =
    make_grown(both_rules, "Config*()", named_and_grown);
  EXPECT_EQ(
    tests::diff_lines(older, newer),
    "major, new plugins: type 'Config' (reached from f): size: found 24, "
    "expected 16\n"
    "minor, both ways: type 'Config' (reached from f): member at +8 (long): "
    "found 'rate', expected 'reserved1'\n"
    "major, new plugins: type 'Config' (reached from f): member 'extra' (long, "
    "at +16) exists only in the new one: new hosts may read it in objects of "
    "old plugins\n");
}

TEST(reserved_and_grow_tail, permit_members_of_a_union)
{
  const auto make = [](std::string_view members) {
    return "allow|grow_tail|U\nallow|reserved|U::reserved*\n" +
           make_export("void(U*)") +
           "union|U\n  size|16\n  align|8\n  pass|value\n"
           "  member|0|a|long[2]\n" +
           std::string(members) +
           "base|long\n  size|8\n  align|8\n  encoding|signed\n";
  };
  EXPECT_EQ(open_newer_plugin({make("  member|0|reserved|long\n"),
                               make("  member|0|b|char*[2]\n"
                                    "  member|0|rate|long\n")}),
            "accepted");
  EXPECT_NE(open_newer_plugin({make("  member|0|used|long\n"),
                               make("  member|0|b|char*[2]\n"
                                    "  member|0|rate|long\n")}),
            "accepted");
}

TEST(reserved_rule, refuses_what_takes_a_name_back)
{
  const auto [older, newer] = make_configs();
  EXPECT_NE(open_newer_plugin({newer, older}), "accepted");
  EXPECT_NE(open_equal_version(make_configs()), "accepted");
}

constexpr std::string_view in_other_registers =
  "type 'Config' (reached from f):\n"
  "    member 'reserved1' (long, at +8) exists only in the host, and functions "
  "take or give 'Config' by value: its members decide in which registers\n"
  "    member 'gain' (double, at +8) exists only in the plugin, and functions "
  "take or give 'Config' by value: its members decide in which registers";

TEST(reserved_rule, refuses_other_registers_where_the_struct_is_passed)
{
  EXPECT_EQ(open_newer_plugin(make_configs(reserved, "void(Config)")),
            in_other_registers);
  EXPECT_EQ(open_newer_plugin(make_configs(reserved, "Config()")),
            in_other_registers);
  EXPECT_EQ(open_newer_plugin(make_configs(reserved, "void(void(*)(Config))")),
            in_other_registers);
}

TEST(reserved_rule, accepts_the_same_registers_where_the_struct_is_passed)
{
  for (const auto* more : {"  member|8|rate|long\n", "  member|8|at|char*\n"}) {
    EXPECT_EQ(open_newer_plugin(make_configs(reserved, "void(Config)", more)),
              "accepted");
  }
}

TEST(reserved_rule, does_not_hide_another_order_of_virtual_bases)
{
  const auto make = [](std::string_view first,
                       std::string_view second,
                       std::string_view member) {
    return std::string("allow|reserved|D::reserved*\n") +
           make_export("void(D*)") +
           "class|D\n  size|32\n  align|8\n  pass|memory\n  base|virtual|" +
           std::string(first) + "\n  base|virtual|" + std::string(second) +
           "\n  member|8|" + std::string(member) + "|long\n" +
           "base|long\n  size|8\n  align|8\n  encoding|signed\n";
  };
  EXPECT_NE(
    open_newer_plugin({make("L", "R", "reserved"), make("R", "L", "rate")}),
    "accepted");
  EXPECT_EQ(
    open_newer_plugin({make("L", "R", "reserved"), make("L", "R", "rate")}),
    "accepted");
}

}  // namespace
}  // namespace hallmark::verify::test_growth_inside
