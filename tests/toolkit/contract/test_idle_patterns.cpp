// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/idle_patterns.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hallmark::tests::test_idle_patterns {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Snippet
make_snippet()
{
  return {.text =
            "namespace a { struct Config { long reserved1; int on : 3; };\n"
            "struct Hidden { int h; }; struct Leaf { int l; };\n"
            "enum { first, second };\n"
            "void f(Config*, Leaf*); }",
          .exports = {"a::f"},
          .owns_types = true};
}

TEST(idle_patterns, what_matches_something_is_not_told)
{
  auto snippet = make_snippet();
  snippet.private_types = {"a::Hid*", "a::(anonymous *"};
  snippet.leaves = {"a::Leaf"};
  snippet.allow = {{"reserved", "a::Config::reserved*"},
                   {"reserved", "a::Config::on"}};
  const auto made = make(snippet);
  ASSERT_TRUE(made) << base::format_error(made.error());
  EXPECT_THAT(made->idle, IsEmpty());
}

TEST(idle_patterns, reserved_members_may_all_have_got_their_names)
{
  auto snippet = make_snippet();
  snippet.allow = {{"reserved", "a::Config::spare*"},
                   {"reserved", "a::Config::gone"},
                   {"reserved", "a::*spare"},
                   {"reserved", "a::Conf*"},
                   {"reserved", "*::Config::s*e"}};
  const auto made = make(snippet);
  ASSERT_TRUE(made) << base::format_error(made.error());
  EXPECT_THAT(made->idle, IsEmpty());
}

TEST(idle_patterns, what_matches_nothing_is_told)
{
  auto snippet = make_snippet();
  snippet.private_types = {"a::Hidden", "b::*"};
  snippet.leaves = {"a::Leaves"};
  snippet.allow = {{"reserved", "a::Confit::reserved*"},
                   {"reserved", "a::Config"},
                   {"reserved", "a::Config::in::reserved*"}};
  const auto made = make(snippet);
  ASSERT_TRUE(made) << base::format_error(made.error());
  EXPECT_THAT(made->idle,
              ElementsAre("'private' names 'b::*', which matches nothing",
                          "'leaves' names 'a::Leaves', which matches nothing",
                          "'reserved' names 'a::Confit::reserved*', which "
                          "matches nothing",
                          "'reserved' names 'a::Config', which matches nothing",
                          "'reserved' names 'a::Config::in::reserved*', which "
                          "matches nothing"));
}

}  // namespace
}  // namespace hallmark::tests::test_idle_patterns
