// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/interface.hpp"
#include "describe/types.hpp"
#include "toolkit/describe/description.hpp"

#include <gtest/gtest.h>

namespace hallmark::describe::test_types {
namespace {

using tests::Descriptions;
using tests::explain_interface;
using tests::Fault;

constexpr std::string_view head = R"(name = "audio.example/filter"
version = "2.1.0"
header = "filter.hpp"
exports = ["create_filter"]
)";

Interface
read(std::string_view types)
{
  const Descriptions files;
  const auto name =
    files.write("f.interface.toml", std::string(head) + std::string(types));
  auto interface = read_interface(name, std::nullopt);
  EXPECT_EQ(files.explain(interface), "");
  return interface ? *interface : Interface();
}

TEST(types, ways_are_read)
{
  const auto interface = read("leaves = ['Eigen::*', 'fmt::v9::*']\n"
                              "extra_types = ['std::tm']\n"
                              "private = ['audio::detail::*']\n");

  ASSERT_EQ(interface.leaves.size(), 2U);
  EXPECT_EQ(interface.leaves[0].value, "Eigen::*");
  EXPECT_EQ(interface.leaves[1].value, "fmt::v9::*");
  ASSERT_EQ(interface.extra_types.size(), 1U);
  EXPECT_EQ(interface.extra_types[0].value, "std::tm");
  ASSERT_EQ(interface.private_types.size(), 1U);
  EXPECT_EQ(interface.private_types[0].value, "audio::detail::*");
}

TEST(types, growth_rules_are_read)
{
  const auto allow = read("[allow]\n"
                          "opaque = ['audio::Impl']\n"
                          "grow_enum = ['audio::Mode']\n"
                          "grow_tail = ['audio::Params']\n"
                          "append_virtuals = ['audio::Filter']\n"
                          "reserved = ['audio::Params::reserved*']\n")
                       .allow;

  ASSERT_EQ(allow.opaque.size(), 1U);
  EXPECT_EQ(allow.opaque[0].value, "audio::Impl");
  ASSERT_EQ(allow.grow_enum.size(), 1U);
  EXPECT_EQ(allow.grow_enum[0].value, "audio::Mode");
  ASSERT_EQ(allow.grow_tail.size(), 1U);
  EXPECT_EQ(allow.grow_tail[0].value, "audio::Params");
  ASSERT_EQ(allow.append_virtuals.size(), 1U);
  EXPECT_EQ(allow.append_virtuals[0].value, "audio::Filter");
  ASSERT_EQ(allow.reserved.size(), 1U);
  EXPECT_EQ(allow.reserved[0].value, "audio::Params::reserved*");
}

TEST(types, one_type_may_have_several_rules)
{
  const auto allow = read("[allow]\n"
                          "grow_tail = ['audio::Params', 'audio::Other']\n"
                          "append_virtuals = ['audio::Params']\n")
                       .allow;

  EXPECT_EQ(allow.grow_tail.size(), 2U);
  EXPECT_EQ(allow.append_virtuals.size(), 1U);
}

class TypeFaults : public testing::TestWithParam<Fault> {};

TEST_P(TypeFaults, are_told_with_their_place)
{
  EXPECT_EQ(explain_interface(GetParam().text), GetParam().explanation);
}

const Fault faults[] = {
  {"bad_leaf",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\nleaves=['a b']\n",
   "f.interface.toml:5:9: error: not a pattern of types: found 'a b', "
   "expected a qualified name, in which * stands for any characters"},
  {"bad_private",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\nprivate=['::a']\n",
   "f.interface.toml:5:10: error: not a pattern of types: found '::a', "
   "expected a qualified name, in which * stands for any characters"},
  {"extra_pattern",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\n"
   "extra_types=['a::*']\n",
   "f.interface.toml:5:14: error: not the name of a type: found 'a::*', "
   "expected one type, without *"},
  {"leaf_twice",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\n"
   "leaves=['a::*','a::*']\n",
   "f.interface.toml:5:16: error: duplicate in 'leaves': found 'a::*' again, "
   "expected it only in line 5"},
  {"type_in_two_ways",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\n"
   "extra_types=['a::B']\nprivate=['a::*']\n",
   "f.interface.toml:5:14: error: 'a::B' is under 'extra_types' and under "
   "'private': found both, expected one of them"},
  {"leaf_that_is_opaque",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\n"
   "leaves=['a::*']\nallow.opaque=['a::B']\n",
   "f.interface.toml:5:9: error: 'a::*' is under 'leaves' and under 'opaque': "
   "found both, expected one of them"},
  {"unknown_rule",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\n[allow]\ngrow=[]\n",
   "f.interface.toml:6:1: error: unknown key: found 'grow', expected one of "
   "opaque, grow_enum, grow_tail, append_virtuals, reserved\n"
   "  hint: did you mean 'grow_enum'?"},
  {"rule_of_wrong_type",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\nallow={opaque=''}\n",
   "f.interface.toml:5:15: error: wrong type of 'opaque': found a string, "
   "expected an array"},
  {"rule_twice",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\n"
   "[allow]\ngrow_tail=['a::B',\n'a::B']\n",
   "f.interface.toml:7:1: error: duplicate in 'grow_tail': found 'a::B' again, "
   "expected it only in line 6"},
  {"rule_twice_in_two_spellings",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\n"
   "[allow]\nopaque=['a::B<unsigned>','a::B< unsigned int >']\n",
   "f.interface.toml:6:26: error: duplicate in 'opaque': found 'a::B< unsigned "
   "int >' again, expected it only in line 6"},
  {"extra_type_twice_in_two_spellings",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\n"
   "extra_types=['a::B<int>','a::B< int >']\n",
   "f.interface.toml:5:26: error: duplicate in 'extra_types': found 'a::B< int "
   ">' again, expected it only in line 5"},
  {"reserved_twice",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\n"
   "[allow]\nreserved=['a::B::r*','a::B::r*']\n",
   "f.interface.toml:6:22: error: duplicate in 'reserved': found 'a::B::r*' "
   "again, expected it only in line 6"},
  {"bad_reserved",
   "name='a'\nversion='1.0.0'\nheader='a.h'\nexports=[]\n"
   "[allow]\nreserved=['a b']\n",
   "f.interface.toml:6:11: error: not a pattern of members: found 'a b', "
   "expected a qualified name, in which * stands for any characters"},
};

INSTANTIATE_TEST_SUITE_P(types,
                         TypeFaults,
                         testing::ValuesIn(faults),
                         tests::name_fault);

}  // namespace
}  // namespace hallmark::describe::test_types
