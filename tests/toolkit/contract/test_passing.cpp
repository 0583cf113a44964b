// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile.hpp"
#include "contract/passing.hpp"
#include "support/files.hpp"
#include "toolkit/contract/corpus_exports.hpp"
#include "toolkit/contract/snippet.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests {
namespace {

using contract::Debug;
using contract::Die;
using contract::Index;
using contract::Passing;

/// Every class of a file on which what is worked out is not what clang says.
struct Comparison {
  int compared = 0;
  std::vector<std::string> differing;

  void add(const Index& index, Passing& passing, const Die& die, int depth)
  {
    contract::for_each_child(die, [&](const Die& child) {
      if (contract::is_class_tag(contract::tag_of(child))) {
        compare(index, passing, child);
      }
      if (depth < 50) {
        add(index, passing, child, depth + 1);
      }
      return true;
    });
  }

  void compare(const Index& index, Passing& passing, const Die& type)
  {
    const auto said = contract::is_said_in_memory(type);
    if (said) {
      ++compared;
      if (*said != passing.is_in_memory(type)) {
        differing.push_back(index.qualified_name(type) +
                            (*said ? " is in memory" : " is a value"));
      }
    }
  }
};

class passing_of_clang : public testing::TestWithParam<std::string> {};

TEST_P(passing_of_clang, is_what_is_worked_out_for_every_class)
{
  if (!is_installed(GetParam())) {
    GTEST_SKIP() << GetParam() << " is not installed";
  }
  const TemporaryFolder folder;
  const auto object = compile_corpus(GetParam(), folder.path());
  const auto debug = Debug::open(object);
  ASSERT_TRUE(debug);
  const auto index = Index::build(*debug);
  ASSERT_TRUE(index);
  Passing passing(*index);
  Comparison comparison;
  contract::for_each_unit(*debug, [&](const Die& unit) {
    comparison.add(*index, passing, unit, 0);
    return true;
  });
  EXPECT_GT(comparison.compared, 400);
  EXPECT_EQ(comparison.differing, std::vector<std::string>());
}

INSTANTIATE_TEST_SUITE_P(passing,
                         passing_of_clang,
                         testing::Values("clang++-14", "clang++-19"),
                         [](const auto& row) {
                           return row.param.substr(row.param.size() - 2);
                         });

TEST(passing, trivial_abi_is_as_the_compiler_does_it)
{
  const Snippet snippet = {
    .text = "struct __attribute__((trivial_abi)) A { ~A(); int i; };\n"
            "void f(A*);\n",
    .exports = {"f"},
  };
  auto clang = snippet;
  clang.compiler = "clang++-14";
  EXPECT_NE(text_of(snippet).find("pass\tmemory"), std::string::npos);
  EXPECT_NE(text_of(clang).find("pass\tvalue"), std::string::npos);
}

}  // namespace
}  // namespace hallmark::tests
