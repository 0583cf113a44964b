// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/text.hpp"
#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "support/verdicts.hpp"
#include "verify/explain.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_explain {
namespace {

using tests::explain_lines;

/// Exports and types as the host sees them.
constexpr std::string_view host_lines =
  "export|create_filter|function|audio::Filter*(const audio::Params&)\n"
  "  linkage|create_filter\n"
  "class|audio::Filter\n"
  "  size|8\n"
  "  align|8\n"
  "  pass|memory\n"
  "  virtual|0|~\n"
  "  virtual|2|process(float*)|void\n"
  "  virtual|3|size()const|int\n"
  "class|audio::Params\n"
  "  size|88\n"
  "  align|8\n"
  "  pass|value\n"
  "  member|0|rate|unsigned int\n"
  "  member|8|gain|double\n"
  "  member|16|name|char[72]\n"
  "base|char\n"
  "  size|1\n"
  "  align|1\n"
  "  encoding|signed_char\n"
  "places\n"
  "place|audio::Filter|filter.hpp|31\n"
  "place|audio::Params|filter.hpp|18\n";

constexpr std::string_view plugin_lines =
  "export|create_filter|function|audio::Filter*(const audio::Params&)\n"
  "  linkage|create_filter\n"
  "class|audio::Filter\n"
  "  size|8\n"
  "  align|8\n"
  "  pass|memory\n"
  "  virtual|0|~\n"
  "  virtual|2|process(float*)|void\n"
  "  virtual|3|inserted(int)|void\n"
  "  virtual|4|size()const|int\n"
  "class|audio::Params\n"
  "  size|96\n"
  "  align|8\n"
  "  pass|value\n"
  "  member|0|rate|unsigned int\n"
  "  member|4|timeout_ms|unsigned int\n"
  "  member|16|gain|double\n"
  "  member|24|name|char[72]\n"
  "base|char\n"
  "  size|1\n"
  "  align|1\n"
  "  encoding|unsigned_char\n";

TEST(explain, differences_are_told_type_by_type)
{
  EXPECT_EQ(
    explain_lines(plugin_lines, host_lines),
    "hallmark: error: 'reverb.so': interface 'audio.example/filter' differs "
    "in 3 types\n"
    "  type 'audio::Params' (filter.hpp:18; reached from create_filter):\n"
    "    size: found 96, expected 88\n"
    "    member 'timeout_ms' (unsigned int, at +4) exists only in the plugin\n"
    "    member 'gain': found at +16, expected at +8\n"
    "  type 'char' (reached from create_filter):\n"
    "    encoding: found 'unsigned_char', expected 'signed_char'\n"
    "  type 'audio::Filter' (filter.hpp:31; reached from create_filter):\n"
    "    virtual slot 3: found 'inserted(int)', expected 'size() const'\n"
    "  hint: version 2.1.0 of 'audio.example/filter' was not "
    "stepped, or flags differ: rebuild the plugin");
}

TEST(explain, places_come_from_the_side_that_has_them)
{
  const std::string type = "export|f|function|void(A*)\n"
                           "  linkage|f\n"
                           "enum|A\n"
                           "  size|4\n"
                           "  underlying|int\n";

  EXPECT_EQ(explain_lines(type + "  enumerator|a|1\n"
                                 "places\n"
                                 "place|A|plugin.hpp|7\n",
                          type + "  enumerator|a|2\n"),
            "hallmark: error: 'reverb.so': interface 'audio.example/filter' "
            "differs in 1 type\n"
            "  type 'A' (plugin.hpp:7; reached from f):\n"
            "    enumerator 'a': found 1, expected 2\n"
            "  hint: version 2.1.0 of 'audio.example/filter' was not "
            "stepped, or flags differ: rebuild the plugin");
}

/// An enum of `count` enumerators with values that `factor` makes.
std::string
make_enum(int count, int factor)
{
  std::string lines = "export|f|function|void(E)\n  linkage|f\n"
                      "enum|E\n  size|4\n  underlying|int\n";
  for (int i = 1; i <= count; ++i) {
    lines += "  enumerator|e" + std::to_string(i) + "|" +
             std::to_string(i * factor) + "\n";
  }
  return lines;
}

std::size_t
count_lines(const std::string& text)
{
  return 1 +
         static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(explain, what_fills_twenty_lines_is_told_whole)
{
  const auto text = explain_lines(make_enum(17, 3), make_enum(17, 1));

  EXPECT_EQ(count_lines(text), 20U);
  EXPECT_NE(text.find("    enumerator 'e17': found 51, expected 17\n  hint"),
            text.npos);
}

TEST(explain, what_fills_more_is_counted)
{
  const auto text = explain_lines(make_enum(18, 3), make_enum(18, 1));

  EXPECT_EQ(count_lines(text), 20U);
  EXPECT_NE(
    text.find("    enumerator 'e16': found 48, expected 16\n"
              "  and 2 more differences: 'hallmark verify --all' lists them\n"
              "  hint"),
    text.npos);
}

/// Two types, of which the first fills all lines but two.
std::string
make_two_enums(int factor)
{
  return make_enum(16, factor) +
         "enum|F\n  size|4\n  underlying|int\n  enumerator|last|" +
         std::to_string(factor) + "\n  enumerator|least|" +
         std::to_string(5 * factor) + "\n";
}

TEST(explain, heading_without_lines_is_not_the_last)
{
  const auto head = std::string("export|g|function|void(F)\n  linkage|g\n");
  const auto with_head = [&](int factor) {
    auto lines = make_two_enums(factor);
    return lines.insert(lines.find("enum|E"), head);
  };

  const auto text = explain_lines(with_head(3), with_head(1));

  EXPECT_NE(
    text.find("    enumerator 'e16': found 48, expected 16\n"
              "  and 2 more differences: 'hallmark verify --all' lists them\n"
              "  hint"),
    text.npos)
    << text;
}

TEST(explain, all_lines_can_be_had)
{
  const auto host_text = tests::make_contract(make_enum(40, 1));
  const auto plugin_text = tests::make_contract(make_enum(40, 3));
  const auto host = *model::parse_contract(host_text);
  const auto plugin = *model::parse_contract(plugin_text);
  const ContractPair contracts{host, plugin};
  const auto terms = make_open_terms(contracts);
  const auto comparison = compare_contracts(contracts, terms);

  const auto lines =
    format_listing(comparison, terms.sides, {false, false, all_lines});

  ASSERT_EQ(lines.size(), 41U);
  EXPECT_EQ(lines.back(), "  enumerator 'e40': found 120, expected 40");
}

TEST(explain, what_follows_can_be_listed_too)
{
  const auto host_text = tests::make_contract(host_lines);
  const auto plugin_text = tests::make_contract(plugin_lines);
  const auto host = *model::parse_contract(host_text);
  const auto plugin = *model::parse_contract(plugin_text);
  const ContractPair contracts{host, plugin};
  const auto terms = make_open_terms(contracts);
  const auto comparison = compare_contracts(contracts, terms);

  const auto lines =
    format_listing(comparison, terms.sides, {true, false, all_lines});

  EXPECT_EQ(base::join(lines, "\n"),
            "type 'audio::Params' (filter.hpp:18; reached from "
            "create_filter):\n"
            "  size: found 96, expected 88\n"
            "  member 'timeout_ms' (unsigned int, at +4) exists only in the "
            "plugin\n"
            "  member 'gain': found at +16, expected at +8\n"
            "  member 'name': found at +24, expected at +16\n"
            "type 'char' (reached from create_filter):\n"
            "  encoding: found 'unsigned_char', expected 'signed_char'\n"
            "type 'audio::Filter' (filter.hpp:31; reached from "
            "create_filter):\n"
            "  virtual slot 3: found 'inserted(int)', expected "
            "'size() const'\n"
            "  virtual slot 4 ('size() const') exists only in the plugin");
}

/// Differences as programs get them.
std::string
list_fields(const std::vector<base::Difference>& differences)
{
  std::string list;
  for (const auto& difference : differences) {
    list += difference.field + " | " + difference.found + " | " +
            difference.expected + "\n";
  }
  return list;
}

TEST(explain, programs_get_whole_fields)
{
  const auto host_text = tests::make_contract(host_lines);
  const auto plugin_text = tests::make_contract(plugin_lines);
  const auto host = *model::parse_contract(host_text);
  const auto plugin = *model::parse_contract(plugin_text);
  const ContractPair contracts{host, plugin};

  const auto differences =
    list_differences(compare_contracts(contracts, make_open_terms(contracts)));

  EXPECT_EQ(list_fields(differences),
            "type 'audio::Params': size | 96 | 88\n"
            "type 'audio::Params': member 'timeout_ms' | unsigned int, at +4 "
            "| \n"
            "type 'audio::Params': member 'gain' | at +16 | at +8\n"
            "type 'char': encoding | 'unsigned_char' | 'signed_char'\n"
            "type 'audio::Filter': virtual slot 3 | 'inserted(int)' | "
            "'size() const'\n");
}

TEST(explain, control_characters_of_names_do_not_reach_the_terminal)
{
  const std::string head = "export|f|function|void(\u009b1mA*)\n  linkage|f\n"
                           "enum|\u009b1mA\n  size|4\n  underlying|int\n"
                           "  enumerator|x|";

  const auto text = explain_lines(head + "1\n", head + "2\n");

  EXPECT_EQ(text.find('\x9b'), text.npos) << text;
  EXPECT_NE(text.find("type '\\xc2\\x9b1mA'"), text.npos) << text;
}

TEST(explain, summary_counts_exports_and_types)
{
  const std::string tail = "enum|E\n  size|4\n  underlying|int\n"
                           "  enumerator|a|";
  const auto make = [&](std::string_view result, std::string_view value) {
    return "export|f|function|" + std::string(result) +
           "(E)\n  linkage|f\nexport|g|function|" + std::string(result) +
           "()\n  linkage|g\n" + tail + std::string(value) + "\n";
  };

  EXPECT_EQ(explain_lines(make("int", "1"), make("long", "2")),
            "hallmark: error: 'reverb.so': interface 'audio.example/filter' "
            "differs in 2 exports and 1 type\n"
            "  export 'f':\n"
            "    signature: found 'int(E)', expected 'long(E)'\n"
            "  export 'g':\n"
            "    signature: found 'int()', expected 'long()'\n"
            "  type 'E' (reached from f):\n"
            "    enumerator 'a': found 1, expected 2\n"
            "  hint: version 2.1.0 of 'audio.example/filter' was not "
            "stepped, or flags differ: rebuild the plugin");
}

}  // namespace
}  // namespace hallmark::verify::test_explain
