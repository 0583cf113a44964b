// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "diff/notices.hpp"
#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::diff::test_notices {
namespace {

using testing::ElementsAre;

std::vector<std::string>
list(std::string_view old_lines, std::string_view new_lines)
{
  const auto old_text = tests::make_contract(old_lines);
  const auto new_text = tests::make_contract(new_lines);
  return list_notices(*model::parse_contract(old_text),
                      *model::parse_contract(new_text));
}

#define CLASS                                                                  \
  "class|A\n  size|4\n  align|4\n  pass|value\n  member|0|level|int\n"

TEST(notices, functions_that_are_gone_are_told)
{
  EXPECT_THAT(list(CLASS "source\nmethod|A|gain()const|public\n"
                         "method|A|reset()|public\n",
                   CLASS "source\nmethod|A|reset()|public\n"),
              ElementsAre("'A::gain() const' is gone"));
}

TEST(notices, access_and_explicit_are_told)
{
  EXPECT_THAT(list(CLASS "source\nmethod|A|A(int)|public\n"
                         "access|A|level|public\n",
                   CLASS "source\nmethod|A|A(int)|public|explicit\n"
                         "access|A|level|private\n"),
              ElementsAre("'A::level' is private, and was public",
                          "'A::A(int)' is explicit, and was not"));
}

TEST(notices, access_of_virtual_functions_is_told)
{
  EXPECT_THAT(list(CLASS "source\nmethod|A|a()|public|virtual\n"
                         "method|A|~A()|public|virtual\n",
                   CLASS "source\nmethod|A|a()|private|virtual\n"
                         "method|A|~A()|protected|virtual\n"),
              ElementsAre("'A::a()' is private, and was public",
                          "'A::~A()' is protected, and was public"));
}

TEST(notices, virtual_functions_that_are_gone_are_told_by_their_slots)
{
  EXPECT_TRUE(list(CLASS "source\nmethod|A|a()|public|virtual\n"
                         "method|A|f()|public\n",
                   CLASS "source\nmethod|A|f()|public\n")
                .empty());
}

TEST(notices, members_that_are_gone_are_told_if_no_layout_does)
{
  EXPECT_THAT(list(CLASS "source\naccess|A|count|public\n"
                         "access|A|level|public\nmethod|A|f()|public\n",
                   CLASS "source\nmethod|A|f()|public\n"),
              ElementsAre("'A::count' is gone"));
}

TEST(notices, new_enumerators_are_told)
{
  const auto make = [](const std::string& more) {
    return "enum|Mode\n  size|4\n  underlying|int\n  enumerator|a|0\n" + more;
  };
  EXPECT_THAT(
    list(make(""), make("  enumerator|b|1\n")),
    ElementsAre("'Mode::b' is new: a switch over 'Mode' may lack it"));
  EXPECT_TRUE(list(make("  enumerator|b|1\n"), make("")).empty());
}

TEST(notices, nothing_is_said_where_one_side_does_not_tell)
{
  EXPECT_TRUE(list(CLASS "source\nmethod|A|f()|public\n", CLASS).empty());
  EXPECT_TRUE(list(CLASS "source\nmethod|A|f()|public\n",
                   CLASS "source\nmethod|B|g()|public\n")
                .empty());
  EXPECT_TRUE(list(CLASS "source\nmethod|A|f()|public\n",
                   CLASS "source\nmethod|A|f()|public\nmethod|A|g()|public\n")
                .empty());
}

/// To look through the known ones for each would be 20 billion steps.
TEST(notices, many_enumerators_are_told_at_once)
{
  const auto make = [](const std::string& name) {
    std::string text = "enum|A\n  size|4\n  underlying|int\n";
    for (int i = 0; i < 200'000; ++i) {
      const auto number = std::to_string(i);
      text += "  enumerator|" + name + number + "|" + number + "\n";
    }
    return text + "base|int\n  size|4\n  align|4\n  encoding|signed\n";
  };
  EXPECT_EQ(list(make("a"), make("b")).size(), 200'000U);
}

}  // namespace
}  // namespace hallmark::diff::test_notices
