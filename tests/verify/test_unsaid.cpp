// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/contract_text.hpp"
#include "verify/unsaid.hpp"

#include <gtest/gtest.h>

namespace hallmark::verify::test_unsaid {
namespace {

using model::Unsaid;
using tests::make_lines;

const std::string whole = make_lines(
  "unsaid|noexcept of types\n"
  "export|f|function|void(void(*)(int)noexcept,S::*)[[ms_abi]]\n"
  "  linkage|f\n"
  "  noexcept\n"
  "class|H<void(*)()noexcept>\n"
  "  member|0|noexcept|int(S::*)()const noexcept\n"
  "  member|8|array|void(*[2])()const&noexcept[[ms_abi]]\n"
  "  virtual|0|~|throws\n"
  "  virtual|2|f(void(*)()noexcept)const|H<void(*)()noexcept>|final,noexcept\n"
  "  virtual|3|g()[[ms_abi]]|void|noexcept\n"
  "  override|h()|noexcept\n"
  "  override|i()|final,noexcept\n");

TEST(unsaid, types_lose_noexcept_but_not_in_names)
{
  EXPECT_EQ(omit(whole, {Unsaid::noexcept_of_types}),
            make_lines("export|f|function|void(void(*)(int),S::*)[[ms_abi]]\n"
                       "  linkage|f\n"
                       "  noexcept\n"
                       "class|H<void(*)()noexcept>\n"
                       "  member|0|noexcept|int(S::*)()const\n"
                       "  member|8|array|void(*[2])()const&[[ms_abi]]\n"
                       "  virtual|0|~|throws\n"
                       "  virtual|2|f(void(*)())const|H<void(*)()noexcept>|"
                       "final,noexcept\n"
                       "  virtual|3|g()[[ms_abi]]|void|noexcept\n"
                       "  override|h()|noexcept\n"
                       "  override|i()|final,noexcept\n"));
}

TEST(unsaid, functions_lose_it_where_a_language_has_no_word_for_it)
{
  EXPECT_EQ(
    omit(whole, {Unsaid::noexcept_at_all}),
    make_lines("export|f|function|void(void(*)(int),S::*)[[ms_abi]]\n"
               "  linkage|f\n"
               "class|H<void(*)()noexcept>\n"
               "  member|0|noexcept|int(S::*)()const\n"
               "  member|8|array|void(*[2])()const&[[ms_abi]]\n"
               "  virtual|0|~|throws\n"
               "  virtual|2|f(void(*)())const|H<void(*)()noexcept>|final\n"
               "  virtual|3|g()[[ms_abi]]|void\n"
               "  override|i()|final\n"));
}

TEST(unsaid, nothing_remains_that_debugging_information_lacks)
{
  EXPECT_EQ(omit(whole, {Unsaid::noexcept_at_all, true}),
            make_lines("export|f|function|void(void(*)(int),S::*)\n"
                       "  linkage|f\n"
                       "class|H<void(*)()noexcept>\n"
                       "  member|0|noexcept|int(S::*)()const\n"
                       "  member|8|array|void(*[2])()const&\n"
                       "  virtual|0|~\n"
                       "  virtual|2|f(void(*)())const|H<void(*)()noexcept>\n"
                       "  virtual|3|g()|void\n"));
}

TEST(unsaid, padding_of_a_note_is_no_text)
{
  EXPECT_EQ(
    omit(std::string_view("base\tint\n\0\0", 11), {Unsaid::noexcept_at_all}),
    "base\tint\n");
}

}  // namespace
}  // namespace hallmark::verify::test_unsaid
