// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/verdicts.hpp"
#include "verify/compare_enums.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_compare_enums {
namespace {

/// What is said of a type with these lines, without what is always said.
std::string
explain_type(std::string_view plugin, std::string_view host)
{
  const auto make = [](std::string_view lines) {
    return "export|f|function|void(T)\n  linkage|f\n" + std::string(lines);
  };
  auto text = tests::explain_lines(make(plugin), make(host));
  const auto start = text.find("from f):\n");
  const auto end = text.find("\n  hint");
  return start == text.npos ? text : text.substr(start + 9, end - start - 9);
}

struct EnumRow {
  const char* name;
  const char* plugin;
  const char* host;
  const char* message;
};

class enums : public testing::TestWithParam<EnumRow> {};

TEST_P(enums, are_explained)
{
  const auto& row = GetParam();
  EXPECT_EQ(explain_type(row.plugin, row.host), row.message);
}

#define ENUM "enum|T\n  size|4\n  underlying|int\n"

INSTANTIATE_TEST_SUITE_P(
  rows,
  enums,
  testing::Values(
    EnumRow{"equal",
            ENUM "  enumerator|a|-1\n",
            ENUM "  enumerator|a|-1\n",
            "accepted"},
    EnumRow{"other_value",
            ENUM "  enumerator|a|-1\n",
            ENUM "  enumerator|a|18446744073709551614\n",
            "    enumerator 'a': found -1, expected 18446744073709551614"},
    EnumRow{"added",
            ENUM "  enumerator|a|0\n  enumerator|b|1\n",
            ENUM "  enumerator|a|0\n",
            "    enumerator 'b' (1) exists only in the plugin"},
    EnumRow{"removed",
            ENUM "  enumerator|a|0\n",
            ENUM "  enumerator|a|0\n  enumerator|b|1\n",
            "    enumerator 'b' (1) exists only in the host"},
    EnumRow{"renamed",
            ENUM "  enumerator|slow|2\n",
            ENUM "  enumerator|lazy|2\n",
            "    enumerator of value 2: found 'slow', expected 'lazy'"},
    EnumRow{"inserted",
            ENUM "  enumerator|a|0\n  enumerator|new|1\n  enumerator|b|2\n"
                 "  enumerator|c|3\n",
            ENUM "  enumerator|a|0\n  enumerator|b|1\n  enumerator|c|2\n",
            "    enumerator 'new' (1) exists only in the plugin\n"
            "    enumerator 'b': found 2, expected 1"},
    EnumRow{"two_names_of_one_value",
            ENUM "  enumerator|a|0\n  enumerator|b|0\n",
            ENUM "  enumerator|a|0\n",
            "    enumerator 'b' (0) exists only in the plugin"},
    EnumRow{"short_enums",
            "enum|T\n  size|1\n  underlying|unsigned char\n",
            "enum|T\n  size|4\n  underlying|unsigned int\n",
            "    size: found 1, expected 4\n"
            "    underlying type: found 'unsigned char', "
            "expected 'unsigned int'"},
    EnumRow{"encoding",
            "base|T\n  size|1\n  align|1\n  encoding|unsigned_char\n",
            "base|T\n  size|1\n  align|1\n  encoding|signed_char\n",
            "    encoding: found 'unsigned_char', expected 'signed_char'"}),
  [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace hallmark::verify::test_compare_enums
