// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"

#include <gtest/gtest.h>

namespace hallmark::model::test_contract_parse {
namespace {

using tests::make_contract;
using tests::make_lines;

/// Everything that a text can have.
const std::string whole =
  make_contract("allow|grow_enum|audio::Mode\n"
                "allow|opaque|audio::Impl\n"
                "export|audio::gain|function|float(int)\n"
                "  linkage|_ZN5audio4gainEi\n"
                "export|presets|variable|audio::Mode\n"
                "  linkage|presets\n"
                "  optional\n"
                "declared|audio::Impl\n"
                "enum|audio::Mode\n"
                "  size|4\n"
                "  underlying|unsigned int\n"
                "  enumerator|fast|0\n"
                "base|unsigned int\n"
                "  size|4\n"
                "  align|4\n"
                "  encoding|unsigned\n"
                "places\n"
                "place|presets|filter.hpp|40\n"
                "place|audio::Mode|filter.hpp|18\n");

std::string
explain(const Result<Contract>& contract)
{
  return contract ? "accepted" : base::format_message(contract.error());
}

TEST(contract_parse, header_is_read)
{
  const auto contract = parse_contract(whole);

  ASSERT_EQ(explain(contract), "accepted");
  EXPECT_EQ(contract->name, "audio.example/filter");
  EXPECT_EQ(contract->version.format(), "2.1.0");
  EXPECT_EQ(contract->provider, Provider::plugin);
  EXPECT_EQ(contract->machine, "x86-64");
}

TEST(contract_parse, own_exports_of_a_plugin_are_of_no_interface)
{
  const auto text = make_lines("contract|1\ninterface||\nprovider|plugin\n"
                               "machine|x86-64\n");

  const auto contract = parse_contract(text);

  ASSERT_EQ(explain(contract), "accepted");
  EXPECT_EQ(contract->name, "");
}

TEST(contract_parse, name_is_found_in_the_second_line)
{
  EXPECT_EQ(find_contract_name(whole), "audio.example/filter");
  EXPECT_EQ(find_contract_name("contract\t1\ninterface\ta/b\nnonsense"), "a/b");
  EXPECT_EQ(find_contract_name("contract\t1\ninterface\t\t\n"), "");
  for (const auto* text : {"",
                           "contract\t1\n",
                           "contract\t1\n\n",
                           "contract\t1\ninterface\n",
                           "contract\t1\n\tinterface\ta/b\n",
                           "contract\t1\nmachine\tx86-64\n",
                           "interface\ta/b\t1.0.0\n"}) {
    EXPECT_EQ(find_contract_name(text), std::nullopt) << text;
  }
}

TEST(contract_parse, host_can_be_the_provider)
{
  const auto text = make_contract("", {"1.0.0", "host"});

  const auto contract = parse_contract(text);

  ASSERT_EQ(explain(contract), "accepted");
  EXPECT_EQ(contract->provider, Provider::host);
}

TEST(contract_parse, sections_follow_one_another)
{
  const auto contract = parse_contract(whole);

  ASSERT_EQ(explain(contract), "accepted");
  EXPECT_EQ(contract->allowances.size(), 2U);
  EXPECT_EQ(contract->exports.size(), 2U);
  EXPECT_EQ(contract->types.size(), 3U);
  EXPECT_EQ(contract->places.size(), 2U);
}

TEST(contract_parse, values_are_views_of_the_text)
{
  const auto contract = parse_contract(whole);

  ASSERT_EQ(explain(contract), "accepted");
  const auto* start = contract->types.at(1).name.data();
  EXPECT_GE(start, whole.data());
  EXPECT_LT(start, whole.data() + whole.size());
}

TEST(contract_parse, places_may_come_in_any_order)
{
  const auto contract = parse_contract(whole);

  ASSERT_EQ(explain(contract), "accepted");
  ASSERT_TRUE(contract->find_place("audio::Mode"));
  EXPECT_EQ(contract->find_place("audio::Mode")->line, 18U);
  ASSERT_TRUE(contract->find_place("presets"));
  EXPECT_EQ(contract->find_place("presets")->file, "filter.hpp");
}

TEST(contract_parse, one_nul_may_follow)
{
  EXPECT_EQ(explain(parse_contract(whole + std::string(1, '\0'))), "accepted");
  EXPECT_EQ(explain(parse_contract(whole + std::string(2, '\0'))),
            "line 24 of the contract: ends without a newline");
}

TEST(contract_parse, every_cut_within_a_line_is_malformed)
{
  for (std::size_t size = 0; size < whole.size(); ++size) {
    if (size > 0 && whole[size - 1] == '\n') {
      continue;
    }
    const auto contract = parse_contract(whole.substr(0, size));
    ASSERT_FALSE(contract) << size;
    EXPECT_EQ(contract.error().code, Code::malformed) << size;
  }
}

TEST(contract_parse, newer_format_is_unsupported)
{
  const auto contract = parse_contract("contract\t2\nwhatever\n");

  ASSERT_FALSE(contract);
  EXPECT_EQ(contract.error().code, Code::unsupported);
  EXPECT_EQ(base::format_error(contract.error()),
            "hallmark: error: the contract has another format: found 2, "
            "expected 1\n"
            "  hint: update Hallmark");
}

struct TextRow {
  const char* name;
  std::string text;
  const char* message;
};

class bad_contract : public testing::TestWithParam<TextRow> {};

TEST_P(bad_contract, is_malformed)
{
  const auto contract = parse_contract(GetParam().text);

  ASSERT_FALSE(contract);
  EXPECT_EQ(contract.error().code, Code::malformed);
  EXPECT_EQ(base::format_message(contract.error()), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
  rows,
  bad_contract,
  testing::Values(
    TextRow{"empty",
            "",
            "line 1 of the contract: missing line: found the end, "
            "expected contract"},
    TextRow{"another_text",
            "format=1\n",
            "line 1 of the contract: missing line: found 'format=1', "
            "expected contract"},
    TextRow{"format_is_no_number",
            "contract\tone\n",
            "line 1 of the contract: not a number: found 'one', "
            "expected a decimal number up to 2^56"},
    TextRow{"no_interface",
            "contract\t1\nprovider\tplugin\n",
            "line 2 of the contract: missing line: found 'provider', "
            "expected interface"},
    TextRow{"indented_header",
            "contract\t1\n\tinterface\ta\t1.0.0\n",
            "line 2 of the contract: missing line: found 'interface', "
            "expected interface"},
    TextRow{"empty_interface",
            "contract\t1\ninterface\t\t1.0.0\n",
            "line 2 of the contract: empty interface"},
    TextRow{"bad_version",
            "contract\t1\ninterface\ta\t2.1\n",
            "line 2 of the contract: not a semantic version: found '2.1', "
            "expected MAJOR.MINOR.PATCH"},
    TextRow{"bad_provider",
            make_contract("", {"1.0.0", "both"}),
            "line 3 of the contract: not a provider: found 'both', "
            "expected plugin or host"},
    TextRow{"no_machine",
            "contract\t1\ninterface\ta\t1.0.0\nprovider\thost\n",
            "line 4 of the contract: missing line: found the end, "
            "expected machine"},
    TextRow{
      "unknown_rule",
      make_contract("allow|grow|audio::Mode\n"),
      "line 5 of the contract: not a rule: found 'grow', expected "
      "append_virtuals, grow_enum, grow_tail, leaves, opaque or reserved"},
    TextRow{"rule_without_type",
            make_contract("allow|opaque\n"),
            "line 5 of the contract: wrong number of fields: found 2, "
            "expected 3"},
    TextRow{"rules_out_of_order",
            make_contract("allow|opaque|A\nallow|grow_tail|A\n"),
            "line 6 of the contract: out of order"},
    TextRow{"rule_twice",
            make_contract("allow|opaque|A\nallow|opaque|A\n"),
            "line 6 of the contract: out of order"},
    TextRow{"rule_after_type",
            make_contract("declared|A\nallow|opaque|A\n"),
            "line 6 of the contract: unexpected line: found 'allow', expected "
            "an export, a type, places, source, facts or the end"},
    TextRow{"export_after_type",
            make_contract("declared|A\nexport|a|function|int()\n"),
            "line 6 of the contract: unexpected line: found 'export', expected "
            "an export, a type, places, source, facts or the end"},
    TextRow{"types_out_of_order",
            make_contract("declared|B\ndeclared|A\n"),
            "line 6 of the contract: out of order: found 'A', "
            "expected a name after 'B'"},
    TextRow{"type_of_two_kinds",
            make_contract("declared|A\nleaf|A\n"),
            "line 6 of the contract: out of order: found 'A', "
            "expected a name after 'A'"},
    TextRow{"unknown_line",
            make_contract("struct|A\n"),
            "line 5 of the contract: unexpected line: found 'struct', expected "
            "an export, a type, places, source, facts or the end"},
    TextRow{"indented_line",
            make_contract("  size|4\n"),
            "line 5 of the contract: unexpected line: found 'size', expected "
            "an export, a type, places, source, facts or the end"},
    TextRow{"empty_line",
            make_contract("\n"),
            "line 5 of the contract: unexpected line: found '', expected an "
            "export, a type, places, source, facts or the end"},
    TextRow{"type_after_places",
            make_contract("places\ndeclared|A\n"),
            "line 6 of the contract: unexpected line: found 'declared', "
            "expected place"},
    TextRow{"place_without_line",
            make_contract("places\nplace|A|filter.hpp\n"),
            "line 6 of the contract: wrong number of fields: found 3, "
            "expected 4"},
    TextRow{"place_on_no_line",
            make_contract("places\nplace|A|filter.hpp|x\n"),
            "line 6 of the contract: not a number: found 'x', "
            "expected a decimal number up to 2^56"},
    TextRow{"method_without_access",
            make_contract("source\nmethod|A|f()\n"),
            "line 6 of the contract: wrong number of fields: found 3, "
            "expected 4"},
    TextRow{"method_that_is_something_else",
            make_contract("source\nmethod|A|f()|public|inline\n"),
            "line 6 of the contract: wrong number of fields: found 5, "
            "expected 4"},
    TextRow{"type_after_source",
            make_contract("source\ndeclared|A\n"),
            "line 6 of the contract: unexpected line: found 'declared', "
            "expected method or access"},
    TextRow{"fact_without_value",
            make_contract("facts\nfact|rtti\n"),
            "line 6 of the contract: wrong number of fields: found 2, "
            "expected 3"},
    TextRow{"places_after_facts",
            make_contract("facts\nplaces\n"),
            "line 6 of the contract: unexpected line: found 'places', "
            "expected fact"}),
  [](const auto& row) { return std::string(row.param.name); });

TEST(contract_sections, behind_the_types_are_read)
{
  const auto text = make_contract("places\nplace|A|filter.hpp|8\n"
                                  "source\nmethod|A|A(int)|public|explicit\n"
                                  "method|A|f()|public|virtual\n"
                                  "access|A|level|private\n"
                                  "facts\nfact|rtti|yes\nfact|compiler|gcc\n");
  const auto contract = parse_contract(text);
  ASSERT_TRUE(contract) << base::format_error(contract.error());
  EXPECT_EQ(contract->places.size(), 1U);
  ASSERT_EQ(contract->declarations.size(), 3U);
  EXPECT_TRUE(contract->declarations[0].is_function);
  EXPECT_EQ(contract->declarations[0].name, "A(int)");
  EXPECT_EQ(contract->declarations[0].word, "explicit");
  EXPECT_EQ(contract->declarations[1].word, "virtual");
  EXPECT_EQ(contract->declarations[2].access, "private");
  ASSERT_EQ(contract->facts.size(), 2U);
  EXPECT_EQ(contract->facts[1].name, "compiler");
  EXPECT_EQ(contract->facts[1].value, "gcc");
}

}  // namespace
}  // namespace hallmark::model::test_contract_parse
