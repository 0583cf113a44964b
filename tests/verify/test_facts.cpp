// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/error.hpp"
#include "support/contract_text.hpp"
#include "verify/facts.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_facts {
namespace {

using tests::make_contract;

const auto plain = make_contract("export|f|function|int()\n  linkage|f\n");
const auto with_leaf =
  make_contract("leaf|std::vector<int>\n  size|24\n  align|8\n  pass|memory\n");
const auto with_virtual =
  make_contract("class|A\n  size|8\n  align|8\n  pass|value\n"
                "  virtual|0|f()|void\n");

/// What is said of one fact that differs.
std::string
explain(const std::string& name,
        const std::string& found,
        const std::string& expected,
        std::string_view contract,
        const FactPolicy& policy = {})
{
  const auto lines = name + "=" + expected + "\n";
  const auto error =
    check_facts(compare_facts({{name, found}}, lines, contract, policy));
  return error ? base::format_error(base::with_subject(*error, "a.so"))
               : "accepted";
}

TEST(facts, equal_ones_are_accepted)
{
  EXPECT_EQ(explain("rtti", "on", "on", with_virtual), "accepted");
}

TEST(facts, of_one_side_only_are_not_compared)
{
  EXPECT_TRUE(
    compare_facts({{"rtti", "on"}}, "exceptions=on\n", with_virtual, {})
      .empty());
}

TEST(facts, standard_library_is_strict_where_its_types_cross)
{
  EXPECT_EQ(explain("standard_library", "libc++", "libstdc++", plain),
            "accepted");
  EXPECT_EQ(explain("standard_library", "libc++", "libstdc++", with_leaf),
            "hallmark: error: 'a.so': toolchain fact 'standard_library' "
            "differs: found libc++, expected libstdc++\n"
            "  hint: build the plugin and host with the same setting");
}

TEST(facts, rtti_is_strict_where_a_polymorphic_class_crosses)
{
  EXPECT_EQ(explain("rtti", "off", "on", plain), "accepted");
  EXPECT_NE(explain("rtti", "off", "on", with_virtual), "accepted");
}

TEST(facts, sanitizer_that_the_host_lacks_is_strict)
{
  EXPECT_NE(explain("sanitizers", "address", "none", plain), "accepted");
  EXPECT_EQ(explain("sanitizers", "none", "address", plain), "accepted");
  EXPECT_EQ(explain("sanitizers", "address", "address,undefined", plain),
            "accepted");
}

TEST(facts, vector_registers_are_strict_where_a_vector_is_passed_by_value)
{
  const auto by_value =
    make_contract("export|f|function|float(__vector(8) float)\n  linkage|f\n");
  const auto by_pointer =
    make_contract("export|f|function|float(__vector(8) float*)\n  linkage|f\n");

  EXPECT_EQ(explain("vector_registers", "avx", "sse2", by_pointer), "accepted");
  EXPECT_EQ(explain("vector_registers", "avx", "sse2", by_value),
            "hallmark: error: 'a.so': toolchain fact 'vector_registers' "
            "differs: found avx, expected sse2\n"
            "  hint: build the plugin and host with the same setting");
}

TEST(facts, vector_one_class_deeper_is_passed_by_value)
{
  const std::string layout = "  size|32\n  align|32\n  pass|value\n";
  const auto nested =
    make_contract("export|f|function|float(Outer)\n  linkage|f\n"
                  "class|Inner\n" +
                  layout + "  member|0|v|__vector(8) float\n" +
                  "class|Outer\n" + layout + "  member|0|inner|Inner\n");

  EXPECT_EQ(explain("vector_registers", "avx", "sse2", nested),
            "hallmark: error: 'a.so': toolchain fact 'vector_registers' "
            "differs: found avx, expected sse2\n"
            "  hint: build the plugin and host with the same setting");
}

TEST(facts, are_strict_where_the_contract_cannot_be_read)
{
  for (const std::string text : {"", "contract\t1\n", "nonsense"}) {
    EXPECT_NE(explain("rtti", "off", "on", text), "accepted");
    EXPECT_NE(explain("vector_registers", "avx", "sse2", text), "accepted");
    EXPECT_NE(explain("standard_library", "a", "b", text), "accepted");
    EXPECT_EQ(explain("compiler", "clang", "gcc", text), "accepted");
  }
}

TEST(facts, compiler_is_told_only)
{
  EXPECT_EQ(explain("compiler", "clang", "gcc", with_virtual), "accepted");
  const auto told =
    compare_facts({{"compiler", "clang"}}, "compiler=gcc\n", plain, {});
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].found, "clang");
  EXPECT_EQ(told[0].expected, "gcc");
  EXPECT_FALSE(told[0].is_strict);
}

TEST(facts, host_decides_otherwise)
{
  EXPECT_NE(
    explain(
      "compiler", "clang", "gcc", plain, *parse_policy("compiler=strict")),
    "accepted");
  EXPECT_EQ(
    explain("rtti", "off", "on", with_virtual, *parse_policy("rtti=told")),
    "accepted");
}

TEST(facts, several_are_told_together)
{
  const auto error =
    check_facts(compare_facts({{"rtti", "off"}, {"sanitizers", "thread"}},
                              "rtti=on\nsanitizers=none\n",
                              with_virtual,
                              {}));
  ASSERT_TRUE(error);
  EXPECT_EQ(base::format_error(base::with_subject(*error, "a.so")),
            "hallmark: error: 'a.so': 2 facts of the toolchain differ\n"
            "  rtti: found off, expected on\n"
            "  sanitizers: found thread, expected none\n"
            "  hint: build the plugin and host with the same setting");
}

TEST(facts, unsound_choices_are_invalid)
{
  for (const std::string_view text : {"rtti", "rtti=maybe", "=strict", ","}) {
    const auto policy = parse_policy(text);
    ASSERT_FALSE(policy) << text;
    EXPECT_EQ(policy.error().code, Code::invalid_argument);
  }
  EXPECT_TRUE(parse_policy("")->empty());
}

}  // namespace
}  // namespace hallmark::verify::test_facts
