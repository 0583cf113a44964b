// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/private_types.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_private_types {
namespace {

TEST(private_types, private_one_that_crosses_is_told_with_the_way_to_it)
{
  const Snippet snippet = {
    .text = "namespace a { struct State { int i; };\n"
            "struct Filter { State* state; };\nFilter* create(); }",
    .exports = {"a::create"},
    .private_types = {"a::S*"}};
  EXPECT_EQ(error_of(snippet),
            "hallmark: error: 'DIR/sample.hpp': 'private' names 'a::State', "
            "which crosses the interface: it is reached from 'a::create', "
            "'a::Filter'\n"
            "  hint: hide it behind a pointer to a class that the headers only "
            "declare, or take it out of 'private'");
  const Snippet by_own = {.text = "struct In { int i; }; struct S { In in; };\n"
                                  "int f();",
                          .exports = {"f"},
                          .owns_types = true,
                          .private_types = {"In"}};
  EXPECT_EQ(error_of(by_own),
            "hallmark: error: 'DIR/sample.hpp': 'private' names 'In', which "
            "crosses the interface: it is reached from 'S'\n"
            "  hint: hide it behind a pointer to a class that the headers only "
            "declare, or take it out of 'private'");
}

/// To spell the way to each type would take 10 GB.
TEST(private_types, long_list_is_gone_through_once)
{
  constexpr int count = 50'000;
  std::map<std::string, contract::text::Block> blocks;
  for (int i = 0; i < count; ++i) {
    blocks[std::to_string(i)].uses = {std::to_string(i + 1)};
  }
  contract::text::Root root;
  root.result.name = "f";
  root.uses = {"0"};
  contract::Request request;
  request.private_types = {"a::*"};
  EXPECT_TRUE(contract::check_private(request, {root}, blocks));
  request.private_types = {"2"};
  const auto checked = contract::check_private(request, {root}, blocks);
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().message,
            "'private' names '2', which crosses the interface: it is reached "
            "from 'f', '0', '1'");
}

}  // namespace
}  // namespace hallmark::tests::test_private_types
