// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_export.hpp"
#include "support/contract_text.hpp"

#include <gtest/gtest.h>

namespace hallmark::model::test_contract_export {
namespace {

using tests::make_lines;

std::string
explain(const std::string& text)
{
  ContractLines lines(text);
  Contract contract;
  while (lines.has_line() && is_export_start(lines.line())) {
    if (auto done = parse_export(lines, contract); !done) {
      return base::format_message(done.error());
    }
  }
  return "accepted";
}

TEST(contract_export, every_line_is_read)
{
  const auto text = make_lines("export|audio::gain|function|float(int)\n"
                               "  linkage|_ZN5audio4gainEi\n"
                               "  optional\n"
                               "next\n");
  ContractLines lines(text);
  Contract contract;

  ASSERT_TRUE(parse_export(lines, contract));
  ASSERT_EQ(contract.exports.size(), 1U);
  EXPECT_EQ(contract.exports[0].name, "audio::gain");
  EXPECT_EQ(contract.exports[0].signature, "float(int)");
  EXPECT_EQ(contract.exports[0].linkage, "_ZN5audio4gainEi");
  EXPECT_FALSE(contract.exports[0].is_variable);
  EXPECT_TRUE(contract.exports[0].is_optional);
  EXPECT_EQ(lines.line().keyword(), "next");
}

TEST(contract_export, variables_are_told_from_functions)
{
  const auto text = make_lines("export|presets|variable|const int[3]\n"
                               "  linkage|presets\n");
  ContractLines lines(text);
  Contract contract;

  ASSERT_TRUE(parse_export(lines, contract));
  EXPECT_TRUE(contract.exports[0].is_variable);
  EXPECT_FALSE(contract.exports[0].is_optional);
}

struct ExportRow {
  const char* name;
  const char* lines;
  const char* message;
};

class bad_export : public testing::TestWithParam<ExportRow> {};

TEST_P(bad_export, is_malformed)
{
  EXPECT_EQ(explain(make_lines(GetParam().lines)), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
  rows,
  bad_export,
  testing::Values(
    ExportRow{"no_signature",
              "export|gain|function\n  linkage|gain\n",
              "line 1 of the contract: wrong number of fields: found 3, "
              "expected 4"},
    ExportRow{"empty_signature",
              "export|gain|function|\n  linkage|gain\n",
              "line 1 of the contract: empty name"},
    ExportRow{"unknown_kind",
              "export|gain|thread_local|int\n  linkage|gain\n",
              "line 1 of the contract: not a kind of export: "
              "found 'thread_local', expected function or variable"},
    ExportRow{"no_linkage",
              "export|gain|function|float(int)\n  optional\n",
              "line 2 of the contract: missing line: found 'optional', "
              "expected linkage"},
    ExportRow{"no_body",
              "export|gain|function|float(int)\n",
              "line 2 of the contract: missing line: found the end, "
              "expected linkage"},
    ExportRow{"linkage_of_two",
              "export|gain|function|float(int)\n  linkage|gain|tail\n",
              "line 2 of the contract: wrong number of fields: found 3, "
              "expected 2"},
    ExportRow{"empty_linkage",
              "export|gain|function|float(int)\n  linkage|\n",
              "line 2 of the contract: empty name"},
    ExportRow{"optional_with_value",
              "export|gain|function|float(int)\n  linkage|gain\n"
              "  optional|yes\n",
              "line 3 of the contract: wrong number of fields: found 2, "
              "expected 1"},
    ExportRow{"twice",
              "export|gain|function|float(int)\n  linkage|gain\n"
              "export|gain|function|float(int)\n  linkage|gain\n",
              "line 3 of the contract: out of order: found 'gain', "
              "expected a name after 'gain'"}),
  [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace hallmark::model::test_contract_export
