// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/table.hpp"

#include <gtest/gtest.h>

namespace hallmark::stamp::test_table {
namespace {

contract::Contract
make_contract(const std::string& name, const std::string& fingerprint)
{
  contract::Contract made;
  made.text = "text of " + name + "\n";
  made.places = "places\n";
  made.fingerprint = fingerprint;
  contract::Export one;
  one.name = "audio::" + name;
  one.fingerprint = "e" + fingerprint;
  one.type_key = "PN8hallmark4typeIFfiEEE";
  one.signature = "float(int)";
  made.exports = {one};
  return made;
}

/// A plugin that implements two interfaces and uses one.
class Table : public testing::Test {
protected:
  Table()
  {
    describe::Interface filter;
    filter.name = "audio.example/filter";
    filter.version = "2.1.0";
    auto second = filter;
    second.name = "audio.example/second";
    auto host = filter;
    host.name = "audio.example/host";
    plugin.implements = {filter, second};
    plugin.uses = {host};
    contracts.implements = {make_contract("gain", "aa"),
                            make_contract("tail", "bb")};
    contracts.uses = {make_contract("log", "cc")};
    contracts.own = {make_contract("own", "dd")};
  }

  describe::Plugin plugin;
  Contracts contracts;
};

TEST_F(Table, interfaces_come_before_the_exports_of_all)
{
  EXPECT_EQ(format_table(plugin, contracts),
            "interface\taudio.example/filter\t2.1.0\taa\n"
            "interface\taudio.example/second\t2.1.0\tbb\n"
            "export\taudio::gain\teaa\tPN8hallmark4typeIFfiEEE\tfloat(int)\t"
            "audio.example/filter\n"
            "export\taudio::tail\tebb\tPN8hallmark4typeIFfiEEE\tfloat(int)\t"
            "audio.example/second\n"
            "export\taudio::own\tedd\tPN8hallmark4typeIFfiEEE\tfloat(int)\t"
            "\n");
}

TEST_F(Table, class_that_several_contracts_name_has_one_line)
{
  const contract::Class params = {
    "PN8hallmark4typeI6ParamsEE", "Params", 8, 4, true};
  contracts.implements[0].classes = {params};
  contracts.own[0].classes = {params, {"k", "Other", 32, 8, false}};
  const auto table = format_table(plugin, contracts);
  EXPECT_TRUE(table.ends_with(
    "\t\nclass\tPN8hallmark4typeI6ParamsEE\t8\t4\tvalue\tParams\n"
    "class\tk\t32\t8\tmemory\tOther\n"))
    << table;
}

TEST_F(Table, expectation_is_a_line_and_the_text_without_places)
{
  EXPECT_EQ(format_expected(plugin.uses[0], contracts.uses[0]),
            "expected\taudio.example/host\t2.1.0\tcc\ntext of log\n");
}

TEST_F(Table, notes_are_a_table_a_contract_each_and_what_is_expected)
{
  std::string all;
  for (const auto& note : make_contract_notes(plugin, contracts)) {
    all += std::to_string(static_cast<unsigned>(note.type)) + " " + note.name +
           " " + note.text.substr(0, note.text.find('\n')) + "\n";
  }
  EXPECT_EQ(all,
            "2 table interface\taudio.example/filter\t2.1.0\taa\n"
            "3 contract_0 text of gain\n"
            "3 contract_1 text of tail\n"
            "3 contract_2 text of own\n"
            "5 expected_0 expected\taudio.example/host\t2.1.0\tcc\n");
}

TEST_F(Table, contract_of_what_is_provided_has_its_places)
{
  EXPECT_EQ(make_contract_notes(plugin, contracts).at(1).text,
            "text of gain\nplaces\n");
}

TEST_F(Table, plugin_without_contracts_has_no_such_notes)
{
  EXPECT_TRUE(make_contract_notes({}, {}).empty());
}

}  // namespace
}  // namespace hallmark::stamp::test_table
