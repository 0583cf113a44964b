// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "support/verdicts.hpp"
#include "verify/contracts.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_contracts {
namespace {

using tests::explain_contracts;
using tests::make_contract;

std::string
explain_versions(std::string_view plugin, std::string_view host)
{
  const auto error = check_interface_version("audio.example/filter",
                                             *model::Version::parse(plugin),
                                             *model::Version::parse(host));
  return error ? base::format_error(base::with_subject(*error, "reverb.so"))
               : "accepted";
}

TEST(contracts, versions_of_one_line_are_accepted)
{
  EXPECT_EQ(explain_versions("2.0.0", "2.1.0"), "accepted");
  EXPECT_EQ(explain_versions("2.1.0", "2.0.0"), "accepted");
  EXPECT_EQ(explain_versions("0.3.4", "0.3.0"), "accepted");
}

TEST(contracts, another_major_version_is_refused)
{
  EXPECT_EQ(explain_versions("3.0.0", "2.1.0"),
            "hallmark: error: 'reverb.so': interface 'audio.example/filter' "
            "has another major version: found 3.0.0, expected 2.1.0\n"
            "  hint: rebuild the plugin against version 2.1.0 of "
            "'audio.example/filter'");
}

TEST(contracts, another_minor_version_before_one_is_refused)
{
  EXPECT_EQ(explain_versions("0.2.0", "0.3.0"),
            "hallmark: error: 'reverb.so': interface 'audio.example/filter' "
            "has another minor version before 1.0: found 0.2.0, "
            "expected 0.3.0\n"
            "  hint: rebuild the plugin against version 0.3.0 of "
            "'audio.example/filter'");
}

TEST(contracts, version_comes_before_types)
{
  const std::string head = "export|f|function|void(E)\n  linkage|f\n"
                           "enum|E\n  size|4\n  underlying|int\n"
                           "  enumerator|a|";

  EXPECT_EQ(explain_contracts(make_contract(head + "1\n", {"3.0.0"}),
                              make_contract(head + "2\n", {"2.1.0"})),
            explain_versions("3.0.0", "2.1.0"));
}

TEST(contracts, another_version_of_an_equal_text_is_refused)
{
  EXPECT_EQ(explain_contracts(make_contract("", {"3.0.0"}),
                              make_contract("", {"2.1.0"})),
            explain_versions("3.0.0", "2.1.0"));
}

TEST(contracts, another_interface_is_refused)
{
  auto other = make_contract("");
  other.replace(other.find("filter"), 6, "mixer");

  EXPECT_EQ(explain_contracts(other, make_contract("")),
            "hallmark: error: 'reverb.so': contract is of another interface: "
            "found 'audio.example/mixer', expected 'audio.example/filter'");
}

TEST(contracts, another_machine_is_refused)
{
  auto other = make_contract("");
  other.replace(other.find("x86-64"), 6, "aarch64");
  const auto plugin = *model::parse_contract(other);
  const auto text = make_contract("");
  const auto host = *model::parse_contract(text);

  const auto error = check_contracts(plugin, host);

  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, Code::wrong_platform);
  EXPECT_EQ(base::format_error(*error),
            "hallmark: error: contract is for another machine: found aarch64, "
            "expected x86-64");
}

TEST(contracts, differences_are_wrong_interface)
{
  const auto host_text =
    make_contract("export|f|function|int()\n  linkage|f\n");
  const auto plugin_text = make_contract("");
  const auto host = *model::parse_contract(host_text);
  const auto plugin = *model::parse_contract(plugin_text);

  const auto error = check_contracts(plugin, host);

  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, Code::wrong_interface);
  EXPECT_EQ(base::format_error(*error),
            "hallmark: error: interface 'audio.example/filter' differs in 1 "
            "export\n"
            "  export 'f' exists only in the host\n"
            "  hint: version 2.1.0 of 'audio.example/filter' was not "
            "stepped, or flags differ: rebuild the plugin");
  ASSERT_EQ(error->differences.size(), 1U);
  EXPECT_EQ(error->differences[0].field, "export 'f': presence");
  EXPECT_EQ(error->differences[0].found, "");
  EXPECT_EQ(error->differences[0].expected, "'int()'");
}

}  // namespace
}  // namespace hallmark::verify::test_contracts
