// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/contract_text.hpp"
#include "support/growth.hpp"
#include "support/verdicts.hpp"
#include "verify/growth.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_growth {
namespace {

using tests::make_export;
using tests::open_equal_version;
using tests::open_newer_plugin;
using tests::open_older_plugin;
using tests::Pair;

Pair
make_enums(std::string_view rule = "allow|grow_enum|E\n")
{
  const auto head = std::string(rule) + make_export("void(E)") +
                    "enum|E\n  size|4\n  underlying|int\n  enumerator|a|0\n";
  return {head, head + "  enumerator|b|1\n"};
}

TEST(grow_enum, accepts_enumerators_of_the_newer_side)
{
  EXPECT_EQ(open_newer_plugin(make_enums()), "accepted");
  EXPECT_EQ(open_older_plugin(make_enums()), "accepted");
}

TEST(grow_enum, is_needed_for_that)
{
  EXPECT_EQ(
    open_newer_plugin(make_enums("")),
    "type 'E' (reached from f):\n"
    "    enumerator 'b' (1) exists only in the plugin; rule 'grow_enum' "
    "would permit it, if both sides had it");
}

TEST(grow_enum, counts_when_both_have_it)
{
  const Pair pair{make_enums("").older, make_enums().newer};

  EXPECT_EQ(open_newer_plugin(pair),
            "type 'E' (reached from f):\n"
            "    enumerator 'b' (1) exists only in the plugin; only the plugin "
            "has rule 'grow_enum', which counts if both have it");
}

TEST(grow_enum, refuses_enumerators_of_the_older_side)
{
  const auto [older, newer] = make_enums();

  EXPECT_EQ(open_newer_plugin({newer, older}),
            "type 'E' (reached from f):\n"
            "    enumerator 'b' (1) exists only in the host, the older one");
}

TEST(grow_enum, refuses_growth_without_a_newer_version)
{
  EXPECT_EQ(open_equal_version(make_enums()),
            "type 'E' (reached from f):\n"
            "    enumerator 'b' (1) exists only in the plugin, though both "
            "have version 2.1.0");
}

TEST(grow_enum, refuses_other_values)
{
  const auto older = make_enums().older;
  const auto newer = make_enums().newer.replace(older.find("a|0"), 3, "a|2");

  EXPECT_EQ(open_newer_plugin({older, newer}),
            "type 'E' (reached from f):\n"
            "    enumerator 'a': found 2, expected 0");
}

TEST(grow_enum, of_a_diff_demands_a_minor_step)
{
  EXPECT_EQ(tests::diff_lines(make_enums().older, make_enums().newer),
            "minor, both ways: type 'E' (reached from f): enumerator 'b' (1) "
            "exists only in the new one\n");
  EXPECT_EQ(tests::diff_lines(make_enums().newer, make_enums().older),
            "major: type 'E' (reached from f): enumerator 'b' (1) exists only "
            "in the old one\n");
}

/// S of 8 bytes grows to 16.
Pair
make_structs(std::string_view signature,
             std::string_view first_member = "int",
             std::string_view more = "")
{
  const auto head = "allow|grow_tail|S\n" + make_export(signature) +
                    std::string(more) + "class|S\n";
  const auto body = "  align|4\n  pass|value\n  member|0|size|" +
                    std::string(first_member) + "\n  member|4|b|int\n";
  return {head + "  size|8\n" + body,
          head + "  size|16\n" + body + "  member|8|c|int\n"};
}

TEST(grow_tail, accepts_members_when_the_newer_side_makes_the_struct)
{
  EXPECT_EQ(open_newer_plugin(make_structs("S*()")), "accepted");
  EXPECT_EQ(open_older_plugin(make_structs("void(const S&)")), "accepted");
  EXPECT_EQ(open_older_plugin(make_structs("S*()"), "host"), "accepted");
  EXPECT_EQ(open_newer_plugin(make_structs("void(S*)"), "host"), "accepted");
}

TEST(grow_tail, refuses_members_that_the_older_side_would_not_write)
{
  const std::string start = "type 'S' (reached from f):\n"
                            "    size: found ";

  EXPECT_EQ(open_newer_plugin(make_structs("void(S*)")),
            start + "16, expected 8\n"
                    "    member 'c' (int, at +8) exists only in the plugin: "
                    "the plugin may read it in objects of the host");
  EXPECT_EQ(open_older_plugin(make_structs("S*()")),
            start + "8, expected 16\n"
                    "    member 'c' (int, at +8) exists only in the host: "
                    "the host may read it in objects of the plugin");
  EXPECT_EQ(open_older_plugin(make_structs("void(S*)"), "host"),
            start + "8, expected 16\n"
                    "    member 'c' (int, at +8) exists only in the host: "
                    "the host may read it in objects of the plugin");
}

TEST(grow_tail, accepts_both_ways_what_tells_its_size)
{
  for (const auto* signature : {"S*()", "void(S*)"}) {
    const auto pair = make_structs(signature, "unsigned int");
    EXPECT_EQ(open_newer_plugin(pair), "accepted") << signature;
    EXPECT_EQ(open_older_plugin(pair), "accepted") << signature;
  }
}

TEST(grow_tail, takes_what_comes_back_for_what_went_out)
{
  EXPECT_EQ(open_newer_plugin(make_structs("S*(S*)")), "accepted");
}

struct HolderRow {
  const char* name;
  const char* signature;
  const char* more;
  const char* holder;
};

class holders : public testing::TestWithParam<HolderRow> {};

TEST_P(holders, refuse_growth_of_what_they_have_by_value)
{
  const auto& row = GetParam();
  EXPECT_EQ(open_newer_plugin(make_structs(row.signature, "int", row.more)),
            "type 'S' (reached from f):\n"
            "    size: found 16, expected 8\n"
            "    member 'c' (int, at +8) exists only in the plugin, and '" +
              std::string(row.holder) + "' has the type by value");
}

INSTANTIATE_TEST_SUITE_P(
  rows,
  holders,
  testing::Values(HolderRow{"result", "S()", "", "f"},
                  HolderRow{"parameter", "S*(S)", "", "f"},
                  HolderRow{"array", "S(&())[3]", "", "f"},
                  HolderRow{
                    "base",
                    "B*()",
                    "class|B\n  size|32\n  align|4\n  pass|value\n  base|0|S\n",
                    "B"},
                  HolderRow{"member",
                            "B*()",
                            "class|B\n  size|32\n  align|4\n  pass|value\n"
                            "  member|0|s|S[2]\n",
                            "B"},
                  HolderRow{"virtual_function",
                            "B*()",
                            "class|B\n  size|32\n  align|4\n  pass|value\n"
                            "  virtual|0|f(S)|void\n",
                            "B"},
                  HolderRow{"leaf",
                            "L<S>*()",
                            "leaf|L<S>\n  size|24\n  align|8\n  pass|memory\n",
                            "L<S>"}),
  [](const auto& row) { return std::string(row.param.name); });

TEST(grow_tail, accepts_growth_behind_a_template_that_points)
{
  const auto pair = make_structs("H<S>()",
                                 "int",
                                 "class|H<S>\n  size|8\n  align|8\n"
                                 "  pass|value\n  member|0|p|S*\n");

  EXPECT_EQ(open_newer_plugin(pair), "accepted");
}

TEST(grow_tail, accepts_growth_of_a_variable)
{
  const std::string head = "allow|grow_tail|S\nexport|f|variable|const S\n"
                           "  linkage|f\nclass|S\n";
  const std::string body = "  align|4\n  pass|value\n  member|0|a|int\n";

  EXPECT_EQ(
    open_newer_plugin({head + "  size|4\n" + body,
                       head + "  size|8\n" + body + "  member|4|b|int\n"}),
    "accepted");
}

TEST(grow_tail, refuses_members_in_the_padding)
{
  const std::string head = "allow|grow_tail|S\n" + make_export("S*()") +
                           "class|S\n  size|8\n  align|4\n  pass|value\n"
                           "  member|0|a|int\n  member|4|b|char\n";

  EXPECT_EQ(open_newer_plugin({head, head + "  member|5|c|char\n"}),
            "type 'S' (reached from f):\n"
            "    member 'c' (char, at +5) exists only in the plugin, inside "
            "the 8 bytes of the host");
}

TEST(grow_tail, refuses_members_that_the_older_side_has)
{
  const auto [older, newer] = make_structs("S*()");

  EXPECT_EQ(
    open_newer_plugin({newer, older}),
    "type 'S' (reached from f):\n"
    "    size: found 8, expected 16\n"
    "    member 'c' (int, at +8) exists only in the host, the older one");
  EXPECT_EQ(open_equal_version({older, newer}),
            "type 'S' (reached from f):\n"
            "    size: found 16, expected 8\n"
            "    member 'c' (int, at +8) exists only in the plugin, though "
            "both have version 2.1.0");
}

TEST(grow_tail, refuses_a_larger_alignment)
{
  auto pair = make_structs("S*()");
  pair.newer.replace(pair.newer.find("align|4"), 7, "align|8");

  EXPECT_EQ(open_newer_plugin(pair),
            "type 'S' (reached from f):\n"
            "    size: found 16, expected 8\n"
            "    alignment: found 8, expected 4\n"
            "    member 'c' (int, at +8) exists only in the plugin");
}

TEST(grow_tail, refuses_size_without_members)
{
  auto pair = make_structs("S*()");
  pair.newer = pair.older;
  pair.newer.replace(pair.newer.find("size|8"), 6, "size|16");

  EXPECT_EQ(open_newer_plugin(pair),
            "type 'S' (reached from f):\n"
            "    size: found 16, expected 8");
}

/// Class C of one virtual function gets another.
Pair
make_classes(std::string_view signature)
{
  const auto head = "allow|append_virtuals|C\n" + make_export(signature) +
                    "class|C\n  size|8\n  align|8\n  pass|memory\n"
                    "  virtual|0|~\n  virtual|2|f()|int\n";
  return {head, head + "  virtual|3|g()|int\n"};
}

TEST(append_virtuals, accepts_functions_when_the_newer_side_makes_objects)
{
  EXPECT_EQ(open_newer_plugin(make_classes("C*()")), "accepted");
  EXPECT_EQ(open_newer_plugin(make_classes("C*(C*)")), "accepted");
  EXPECT_EQ(open_older_plugin(make_classes("void(C*)")), "accepted");
  EXPECT_EQ(open_older_plugin(make_classes("C*()"), "host"), "accepted");
}

TEST(append_virtuals, refuses_functions_that_the_older_side_lacks)
{
  EXPECT_EQ(open_older_plugin(make_classes("C*()")),
            "type 'C' (reached from f):\n"
            "    virtual slot 3 ('g()') exists only in the host: the host "
            "may call it on objects of the plugin");
  EXPECT_EQ(open_newer_plugin(make_classes("void(C*)")),
            "type 'C' (reached from f):\n"
            "    virtual slot 3 ('g()') exists only in the plugin: the "
            "plugin may call it on objects of the host");
}

TEST(append_virtuals, follows_callbacks_to_who_makes_what_they_get)
{
  EXPECT_EQ(open_newer_plugin(make_classes("void(void(*)(C*))")), "accepted");
  EXPECT_EQ(open_older_plugin(make_classes("void(C*(*)())")), "accepted");
}

TEST(append_virtuals, refuses_functions_in_between)
{
  auto pair = make_classes("C*()");
  pair.newer = pair.older;
  pair.newer.insert(pair.newer.find("  virtual|2"), "  virtual|2|g()|int\n");
  pair.newer.replace(pair.newer.rfind("virtual|2"), 9, "virtual|3");

  EXPECT_EQ(open_newer_plugin(pair),
            "type 'C' (reached from f):\n"
            "    virtual slot 2: found 'g()', expected 'f()'");
}

TEST(append_virtuals, refuses_functions_without_a_newer_version)
{
  EXPECT_EQ(open_equal_version(make_classes("C*()")),
            "type 'C' (reached from f):\n"
            "    virtual slot 3 ('g()') exists only in the plugin, though "
            "both have version 2.1.0");
}

TEST(append_virtuals, refuses_the_first_virtual_function)
{
  const auto head = "allow|append_virtuals|C\n" + make_export("C*()") +
                    "class|C\n  size|8\n  align|8\n  pass|memory\n";

  EXPECT_EQ(open_newer_plugin({head, head + "  virtual|0|g()|int\n"}),
            "type 'C' (reached from f):\n"
            "    virtual slot 0 ('g()') exists only in the plugin");
}

TEST(opaque, accepts_anything)
{
  const auto head = "allow|opaque|C\n" + make_export("C*()");

  EXPECT_EQ(open_equal_version(
              {head + "class|C\n  size|8\n  align|8\n  pass|value\n",
               head + "union|C\n  size|4\n  align|4\n  pass|memory\n"}),
            "accepted");
}

TEST(opaque, hides_what_only_it_reaches)
{
  const auto make = [](std::string_view value) {
    return "allow|opaque|C\n" + make_export("C*()") +
           "class|C\n  size|8\n  align|8\n  pass|value\n  member|0|e|E*\n"
           "enum|E\n  size|4\n  underlying|int\n  enumerator|a|" +
           std::string(value) + "\n";
  };

  EXPECT_EQ(open_equal_version({make("1"), make("2")}), "accepted");
}

TEST(opaque, explains_nothing_in_what_holds_it)
{
  const auto make = [](std::string_view size) {
    return "allow|opaque|C\n" + make_export("H*()") + "class|C\n  size|" +
           std::string(size) + "\n  align|8\n  pass|value\nclass|H\n  size|" +
           std::string(size) + "\n  align|8\n  pass|value\n  member|0|c|C\n";
  };

  EXPECT_EQ(open_newer_plugin({make("8"), make("16")}),
            "type 'H' (reached from f):\n"
            "    size: found 16, expected 8");
}

TEST(opaque, of_a_diff_demands_a_patch)
{
  const auto head = "allow|opaque|C\n" + make_export("C*()");

  EXPECT_EQ(
    tests::diff_lines(head + "class|C\n  size|8\n  align|8\n  pass|value\n",
                      head + "class|C\n  size|4\n  align|8\n  pass|value\n"),
    "patch, both ways: type 'C' (reached from f): size: found 4, "
    "expected 8\n");
}

TEST(directions, appended_virtual_refuses_plugins_that_implement_the_class)
{
  const auto make = [](std::string_view more) {
    return "allow|append_virtuals|A\n" + make_export("A*()") +
           "class|A\n  size|8\n  align|8\n  pass|memory\n"
           "  virtual|0|go()|void\n" +
           std::string(more);
  };
  EXPECT_EQ(tests::diff_lines(make(""), make("  virtual|1|stop()|void\n")),
            "major, new plugins: type 'A' (reached from f): virtual slot 1 "
            "('stop()') exists only in the new one: new hosts may call it on "
            "objects of old plugins\n");
}

TEST(directions, appended_virtual_of_what_the_host_implements_is_minor)
{
  const auto make = [](std::string_view more) {
    return "allow|append_virtuals|A\n" + make_export("void(A*)") +
           "class|A\n  size|8\n  align|8\n  pass|memory\n"
           "  virtual|0|go()|void\n" +
           std::string(more);
  };
  EXPECT_EQ(tests::diff_lines(make(""), make("  virtual|1|stop()|void\n")),
            "minor, old plugins: type 'A' (reached from f): virtual slot 1 "
            "('stop()') exists only in the new one: new plugins may call it on "
            "objects of old hosts\n");
}

TEST(directions, tail_that_the_host_reads_refuses_older_plugins)
{
  const auto make = [](std::string_view size, std::string_view more) {
    return "allow|grow_tail|A\n" + make_export("A*()") + "class|A\n  size|" +
           std::string(size) + "\n  align|4\n  pass|value\n  member|0|a|int\n" +
           std::string(more);
  };
  EXPECT_EQ(
    tests::diff_lines(make("4", ""), make("8", "  member|4|b|int\n")),
    "major, new plugins: type 'A' (reached from f): size: found 8, expected "
    "4\n"
    "major, new plugins: type 'A' (reached from f): member 'b' (int, at +4) "
    "exists only in the new one: new hosts may read it in objects of old "
    "plugins\n");
}

TEST(directions, rule_that_helps_one_of_both_says_which)
{
  const auto make = [](std::string_view signature,
                       std::string_view rule,
                       std::string_view size,
                       std::string_view more) {
    return std::string(rule) + make_export(signature) + "class|A\n  size|" +
           std::string(size) + "\n  align|4\n  pass|value\n  member|0|a|int\n" +
           std::string(more);
  };
  const auto diff = [&](std::string_view signature, std::string_view rule) {
    const auto lines =
      tests::diff_lines(make(signature, "", "4", ""),
                        make(signature, rule, "8", "  member|4|b|int\n"));
    const auto start = lines.find("major: type");
    return lines.substr(start, lines.find('\n', start) - start);
  };
  const std::string size =
    "major: type 'A' (reached from f): size: found 8, expected 4";

  EXPECT_EQ(diff("A*()", ""),
            size + "; rule 'grow_tail' would permit it for new plugins with an "
                   "old host, if both sides had it");
  EXPECT_EQ(diff("A*()", "allow|grow_tail|A\n"),
            size + "; only the new one has rule 'grow_tail', which counts for "
                   "new plugins with an old host if both have it");
  EXPECT_EQ(diff("void(A*)", ""),
            size + "; rule 'grow_tail' would permit it for old plugins with a "
                   "new host, if both sides had it");
}

TEST(directions, rule_for_virtual_functions_says_whom_it_helps)
{
  const auto make = [](std::string_view more) {
    return make_export("A*()") +
           "class|A\n  size|8\n  align|8\n  pass|memory\n"
           "  virtual|0|go()|void\n" +
           std::string(more);
  };
  EXPECT_EQ(
    tests::diff_lines(make(""), make("  virtual|1|stop()|void\n")),
    "major: type 'A' (reached from f): virtual slot 1 ('stop()') exists "
    "only in the new one; rule 'append_virtuals' would permit it for "
    "new plugins with an old host, if both sides had it\n");
}

}  // namespace
}  // namespace hallmark::verify::test_growth
