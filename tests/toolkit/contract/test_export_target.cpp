// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/export_target.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::test_export_target {
namespace {

const dwarf::Target seen{"_ZN1a1fEv", true};

std::string
explain(const Result<void>& checked)
{
  return checked ? "can be one" : base::format_message(checked.error());
}

TEST(export_target, what_other_files_see_can_be_one)
{
  EXPECT_EQ(explain(check_target("a::f", "PN8hallmark4typeIFvvEE", &seen)),
            "can be one");
}

TEST(export_target, what_has_no_address_of_its_own_cannot)
{
  EXPECT_EQ(explain(check_target("a::f", "PN8hallmark4typeIRiEE", &seen)),
            "export 'a::f' is a reference, which has no address");
  EXPECT_EQ(explain(check_target("a::f", "PN8hallmark4typeIiEE", nullptr)),
            "export 'a::f' is thread-local: its address differs between "
            "threads");
  const dwarf::Target hidden{"_ZN1aL1fEv", false};
  EXPECT_EQ(explain(check_target("a::f", "PN8hallmark4typeIiEE", &hidden)),
            "export 'a::f' has internal linkage: no other file sees it");
}

TEST(export_target, the_last_part_of_a_name_is_that_of_its_declaration)
{
  EXPECT_EQ(find_last_name("audio::gain"), "gain");
  EXPECT_EQ(find_last_name("a::make<int>(int,int)"), "make");
  EXPECT_EQ(find_last_name("a::operator+(const V&,const V&)"), "operator");
  EXPECT_EQ(find_last_name("a::operator< <int>"), "operator");
  EXPECT_EQ(find_last_name("a::operators(int)"), "operators");
}

TEST(export_target, a_mangled_type_tells_what_is_noexcept)
{
  const dwarf::Target key{"_ZN8hallmark4typeIDoFvvEE12hallmark_keyE", true};
  const auto said = read_said(&key);
  ASSERT_TRUE(said);
  ASSERT_EQ(said->size(), 1U);
  EXPECT_TRUE(said->front().is_noexcept);
  EXPECT_FALSE(read_said(nullptr));
  EXPECT_FALSE(read_said(&seen));
}

}  // namespace
}  // namespace hallmark::contract::test_export_target
