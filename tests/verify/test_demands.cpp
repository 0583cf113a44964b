// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/contract_text.hpp"
#include "verify/demands.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_demands {
namespace {

const std::string print_a(32, 'a');
const std::string print_b(32, 'b');

/// A plugin that implements one interface, and uses another.
struct Plugin {
  model::Stamp stamp;
  std::string table = "interface\tdemo/filter\t1.0.0\t" + print_a + "\n";
  std::string used = "expected\tdemo/host\t1.0.0\t" + print_a + "\n" +
                     tests::make_contract("", {"1.0.0", "host"});

  Plugin()
  {
    stamp.identity = {"demo/plugin", "1.2.0"};
    stamp.uses = {{"demo/host", "1.0.0"}};
    stamp.facts = {{"sanitizers", "address"}};
  }
};

std::vector<base::Error>
check(const Plugin& plugin, const Demands& demands)
{
  const Notes notes{plugin.table, {}, {plugin.used}};
  return check_demands(
    plugin.stamp,
    {notes, plugin.stamp.facts, [](const auto&) { return Presence::defined; }},
    demands);
}

std::vector<std::string>
explain(const std::vector<base::Error>& errors)
{
  std::vector<std::string> lines;
  for (const auto& error : errors) {
    lines.push_back(base::format_message(error));
  }
  return lines;
}

using Lines = std::vector<std::string>;

const Expectation anything;
const FactPolicy by_table;

TEST(demands, none_are_met_by_every_plugin)
{
  EXPECT_TRUE(check({}, {anything, by_table}).empty());
}

TEST(demands, all_that_are_not_met_are_told_in_their_order)
{
  Expectation other;
  other.path = "demo/other";
  const ExpectedInterface filter{"demo/filter", "2.0.0", print_b, "", {}};
  const Demands demands{
    other, by_table, {filter}, [](std::string_view) { return std::nullopt; }};
  EXPECT_EQ(
    explain(check({}, demands)),
    (Lines{"plugin path differs: found 'demo/plugin', expected 'demo/other'",
           "interface 'demo/filter' has another major version: found 1.0.0, "
           "expected 2.0.0",
           "uses interface 'demo/host', which this program does not provide"}));
}

TEST(demands, fact_that_differs_for_two_interfaces_is_told_once)
{
  const std::string_view facts = "sanitizers=none\n";
  const ExpectedInterface filter{"demo/filter", "1.0.0", print_a, "", facts};
  const ExpectedInterface host{"demo/host", "1.0.0", print_a, "", facts};
  EXPECT_EQ(
    explain(check(
      {},
      {anything, by_table, {filter}, [&](std::string_view) { return host; }})),
    Lines{"toolchain fact 'sanitizers' differs: found address, "
          "expected none"});
}

TEST(demands, what_is_used_is_not_compared_where_no_host_is_known)
{
  const ExpectedInterface filter{"demo/filter", "1.0.0", print_a, "", {}};
  EXPECT_TRUE(check({}, {anything, by_table, {filter}}).empty());
}

}  // namespace
}  // namespace hallmark::verify::test_demands
