// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "verify/reserved.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_reserved {
namespace {

using tests::make_contract;

/// A text with a struct of 32 bytes that has these members.
std::string
make_text(std::string_view members)
{
  return make_contract("class|A\n  size|32\n  align|8\n  pass|value\n" +
                       std::string(members) +
                       "base|double\n  size|8\n  align|8\n  encoding|float\n"
                       "base|int\n  size|4\n  align|4\n  encoding|signed\n");
}

/// Whether the newer members lie in the reserved bytes of the older ones.
bool
is_within(std::string_view older,
          std::string_view newer,
          const std::vector<std::string>& patterns = {"A::reserved*"})
{
  const auto old_text = make_text(older);
  const auto new_text = make_text(newer);
  const auto expected = *model::parse_contract(old_text);
  const auto found = *model::parse_contract(new_text);
  const ContractPair contracts{expected, found};
  return is_within_reserved(
    {contracts, *expected.find_type("A"), *found.find_type("A")},
    Side::found,
    patterns);
}

#define FIRST "  member|0|a|int\n"

TEST(reserved, member_gets_a_name_and_a_type_of_its_size)
{
  EXPECT_TRUE(is_within(FIRST "  member|8|reserved1|void*\n",
                        FIRST "  member|8|gain|double\n"));
  EXPECT_TRUE(is_within(FIRST "  member|4|reserved|int\n",
                        FIRST "  member|4|depth|int\n"));
}

TEST(reserved, array_gives_some_of_its_elements)
{
  EXPECT_TRUE(
    is_within(FIRST "  member|8|reserved|int[6]\n",
              FIRST "  member|8|gain|double\n  member|16|reserved|int[4]\n"));
}

TEST(reserved, neighbours_give_their_bytes_to_one_member)
{
  EXPECT_TRUE(is_within(FIRST
                        "  member|8|reserved1|int\n  member|12|reserved2|int\n",
                        FIRST "  member|8|gain|double\n"));
}

TEST(reserved, bits_get_names)
{
  EXPECT_TRUE(is_within("  bits|0|1|on|int\n  bits|1|31|reserved|int\n",
                        "  bits|0|1|on|int\n  bits|1|3|mode|int\n"
                        "  bits|4|28|reserved|int\n"));
}

TEST(reserved, member_may_go_without_another)
{
  EXPECT_TRUE(is_within(FIRST "  member|8|reserved1|void*\n", FIRST));
}

TEST(reserved, others_are_not)
{
  EXPECT_FALSE(is_within(FIRST "  member|8|pad|void*\n",
                         FIRST "  member|8|gain|double\n"));
  EXPECT_FALSE(is_within(FIRST "  member|8|reserved1|void*\n",
                         FIRST "  member|8|gain|double\n",
                         {"B::reserved*"}));
  EXPECT_FALSE(is_within(FIRST "  member|4|reserved1|int\n",
                         "  member|0|b|int\n  member|4|gain|int\n"));
}

TEST(reserved, bytes_are_the_limit)
{
  EXPECT_FALSE(is_within(FIRST "  member|8|reserved1|int\n",
                         FIRST "  member|8|gain|double\n"));
  EXPECT_FALSE(is_within(FIRST "  member|8|reserved1|int\n",
                         FIRST "  member|12|gain|int\n"));
  EXPECT_FALSE(is_within(FIRST "  member|8|reserved1|int\n",
                         FIRST "  member|8|gain|unknown\n"));
}

TEST(reserved, nothing_is_where_nothing_was_reserved)
{
  EXPECT_FALSE(is_within(FIRST, FIRST "  member|8|gain|double\n"));
}

TEST(reserved, what_lies_behind_the_end_is_not_asked_about)
{
  const auto old_text = make_text(FIRST "  member|8|reserved1|double\n");
  const auto new_text = make_text(FIRST "  member|8|gain|double\n"
                                        "  member|16|more|double\n");
  const auto expected = *model::parse_contract(old_text);
  const auto found = *model::parse_contract(new_text);
  const ContractPair contracts{expected, found};
  const TypePair pair{
    contracts, *expected.find_type("A"), *found.find_type("A")};

  EXPECT_FALSE(is_within_reserved(pair, Side::found, {"A::reserved*"}));
  EXPECT_FALSE(is_within_reserved(pair, Side::found, {"A::reserved*"}, 136));
  EXPECT_TRUE(is_within_reserved(pair, Side::found, {"A::reserved*"}, 128));
}

TEST(reserved, members_are_spare_by_what_they_are_called)
{
  const auto old_text = make_text(FIRST "  member|4|padding_|int\n"
                                        "  member|8|m_Reserved|int\n"
                                        "  member|12|rate|int\n"
                                        "  member|16|spare2|int\n"
                                        "  member|20|unused|int\n");
  const auto new_text = make_text(FIRST "  member|20|unused|int\n");
  const auto expected = *model::parse_contract(old_text);
  const auto found = *model::parse_contract(new_text);
  const ContractPair contracts{expected, found};
  const TypePair pair{
    contracts, *expected.find_type("A"), *found.find_type("A")};

  EXPECT_EQ(
    list_spare_members(pair, Side::found),
    (std::vector<std::string>{"A::padding_", "A::m_Reserved", "A::spare2"}));
  EXPECT_TRUE(list_spare_members(pair, Side::expected).empty());
}

/// Members with a name each, of which the last are reserved.
std::string
make_many(int count, int reserved)
{
  std::string members;
  for (int i = 0; i < count; ++i) {
    const auto* name = i < count - reserved ? "m" : "reserved";
    members += "  member|" + std::to_string(4 * i) + "|" + name +
               std::to_string(i) + "|int\n";
  }
  return members;
}

/// To look through all for each would be 40 billion steps.
TEST(reserved, many_members_are_looked_at_once)
{
  constexpr int count = 200'000;
  EXPECT_TRUE(is_within(make_many(count, count / 2), make_many(count, 0)));
  EXPECT_FALSE(is_within(make_many(count, 1), make_many(count + 1, 0)));
}

}  // namespace
}  // namespace hallmark::verify::test_reserved
