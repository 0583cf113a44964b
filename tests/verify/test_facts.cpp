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

TEST(facts, flags_of_calls_are_always_strict)
{
  EXPECT_EQ(explain("call_flags", "-mabi=ms", "none", plain),
            "hallmark: error: 'a.so': toolchain fact 'call_flags' differs: "
            "found -mabi=ms, expected none\n"
            "  hint: build the plugin and host with the same setting");
  EXPECT_EQ(explain("call_flags", "-mabi=ms", "-mabi=ms", plain), "accepted");
  EXPECT_EQ(explain("call_flags",
                    "-mabi=ms",
                    "none",
                    plain,
                    *parse_policy("call_flags=told")),
            "accepted");
}

TEST(facts, layout_flags_are_strict_where_a_type_without_members_crosses)
{
  EXPECT_EQ(explain("layout_flags", "-fshort-enums", "none", plain),
            "accepted");
  EXPECT_NE(explain("layout_flags", "-fshort-enums", "none", with_leaf),
            "accepted");
}

TEST(facts, relative_vtables_are_strict_where_a_polymorphic_class_crosses)
{
  EXPECT_EQ(explain("relative_vtables", "yes", "no", plain), "accepted");
  EXPECT_NE(explain("relative_vtables", "yes", "no", with_virtual), "accepted");
}

TEST(facts, types_of_the_language_are_strict_where_they_are_named)
{
  const auto with_wstring =
    make_contract("leaf|std::basic_string<wchar_t>\n"
                  "  size|32\n  align|8\n  pass|memory\n");
  const auto with_char =
    make_contract("export|f|function|void(const char*)\n  linkage|f\n");
  const auto with_long_double =
    make_contract("class|A\n  size|32\n  align|16\n  pass|value\n"
                  "  member|0|x|long double[2]\n");

  EXPECT_NE(explain("wchar_t", "2", "4", with_wstring), "accepted");
  EXPECT_EQ(explain("wchar_t", "2", "4", with_char), "accepted");
  EXPECT_NE(explain("char", "unsigned", "signed", with_char), "accepted");
  EXPECT_EQ(explain("char", "unsigned", "signed", with_wstring), "accepted");
  EXPECT_EQ(explain("long_double", "a", "b", with_char), "accepted");
  EXPECT_NE(explain("long_double", "a", "b", with_long_double), "accepted");
}

TEST(facts, new_alignment_is_strict_where_only_one_side_asks_for_it)
{
  const auto with_32 =
    make_contract("class|A\n  size|32\n  align|32\n  pass|memory\n");
  const std::string name = "new_alignment";

  EXPECT_EQ(explain(name, "none", "16", plain), "accepted");
  EXPECT_NE(explain(name, "none", "16", with_32), "accepted");
  EXPECT_NE(explain(name, "16", "none", with_32), "accepted");
  EXPECT_NE(explain(name, "32", "16", with_32), "accepted");
  EXPECT_EQ(explain(name, "8", "16", with_32), "accepted");
  EXPECT_EQ(explain(name, "none", "32", with_32), "accepted");
  EXPECT_NE(explain(name, "what", "16", plain), "accepted");
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
    EXPECT_NE(explain("long_double", "a", "b", text), "accepted");
    EXPECT_NE(explain("new_alignment", "none", "16", text), "accepted");
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

TEST(facts, every_one_of_a_stamp_may_be_decided)
{
  for (const std::string name : {"abi_version",
                                 "architecture",
                                 "call_flags",
                                 "char",
                                 "compiler",
                                 "compiler_version",
                                 "exceptions",
                                 "language_standard",
                                 "layout_flags",
                                 "long_double",
                                 "new_alignment",
                                 "relative_vtables",
                                 "rtti",
                                 "sanitizers",
                                 "standard_library",
                                 "standard_library_abi",
                                 "standard_library_debug",
                                 "vector_registers",
                                 "wchar_t"}) {
    EXPECT_TRUE(parse_policy(name + "=told")) << name;
  }
}

TEST(facts, choice_of_an_unknown_one_is_invalid)
{
  const auto policy = parse_policy("rtti=told,call_flag=strict");
  ASSERT_FALSE(policy);
  EXPECT_EQ(base::format_error(policy.error()),
            "hallmark: error: no toolchain fact has the name 'call_flag'\n"
            "  hint: did you mean 'call_flags'?");
}

TEST(facts, compilers_are_strict_where_they_pass_a_value_in_two_ways)
{
  const auto number =
    make_contract("export|f|function|void(long,long,long,long,long,__int128)\n"
                  "  linkage|f\n"
                  "base|__int128\n  size|16\n  align|16\n  encoding|signed\n"
                  "base|long\n  size|8\n  align|8\n  encoding|signed\n");
  const std::string host = "compiler=gcc\ncompiler_version=12.2.0\n";
  const auto differences = compare_facts(
    {{"compiler", "clang"}, {"compiler_version", "14.0.6"}}, host, number, {});

  ASSERT_EQ(differences.size(), 2U);
  EXPECT_TRUE(differences[0].is_strict);
  EXPECT_FALSE(differences[1].is_strict);
  EXPECT_EQ(explain("compiler_version", "14.0.6", "19.1.7", number),
            "accepted");
}

TEST(facts, abi_version_is_strict_where_it_moves_an_argument)
{
  const auto with_empty =
    make_contract("export|f|function|void(Empty,__vector(16) float)\n"
                  "  linkage|f\n"
                  "class|Empty\n  size|1\n  align|1\n  pass|value\n");
  const std::vector<model::Fact> found = {{"compiler", "gcc"},
                                          {"abi_version", "-fabi-version=11"}};
  const std::string host = "compiler=gcc\nabi_version=default\n";

  EXPECT_TRUE(check_facts(compare_facts(found, host, with_empty, {})));
  EXPECT_FALSE(check_facts(compare_facts(found, host, plain, {})));
}

TEST(facts, what_only_one_side_has_makes_no_fact_strict)
{
  const auto lanes =
    make_contract("export|g|function|void(__vector(8) float)\n  linkage|g\n");
  const std::vector<model::Fact> found = {{"vector_registers", "avx"}};

  EXPECT_TRUE(
    compare_facts(found, "vector_registers=sse2\n", lanes, {}, lanes)[0]
      .is_strict);
  EXPECT_FALSE(
    compare_facts(found, "vector_registers=sse2\n", lanes, {}, plain)[0]
      .is_strict);
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
