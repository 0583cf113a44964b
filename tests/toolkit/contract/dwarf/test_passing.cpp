// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/compile.hpp"
#include "contract/dwarf/passing.hpp"
#include "support/files.hpp"
#include "toolkit/contract/corpus_exports.hpp"
#include "toolkit/contract/snippet.hpp"

#include <functional>

#include <gtest/gtest.h>

namespace hallmark::tests::test_passing {
namespace {

using contract::dwarf::Debug;
using contract::dwarf::Die;
using contract::dwarf::Index;
using contract::dwarf::Passing;

/// The corpus as one compiler describes it.
struct Described {
  explicit Described(const std::string& compiler)
    : debug(Debug::open(compile_corpus(compiler, folder.path()))),
      index(debug ? Index::build(*debug) : debug.error())
  {
  }

  TemporaryFolder folder;
  contract::Result<Debug> debug;
  contract::Result<Index> index;
};

/// Calls `visit` for each class below an entry.
void
for_each_class(const Die& die, const std::function<void(const Die&)>& visit)
{
  contract::dwarf::for_each_child(die, [&](const Die& child) {
    if (contract::dwarf::is_class_tag(contract::dwarf::tag_of(child))) {
      visit(child);
    }
    for_each_class(child, visit);
    return true;
  });
}

/// Every class on which what is worked out from one description is not what
/// clang says in the other.
struct Comparison {
  int compared = 0;
  std::vector<std::string> differing;

  void compare(const Described& clang, const Described& gcc)
  {
    Passing passing(*gcc.index);
    contract::dwarf::for_each_unit(*clang.debug, [&](const Die& unit) {
      for_each_class(unit, [&](const Die& type) {
        const auto said = contract::dwarf::is_said_in_memory(type);
        const auto name = clang.index->qualified_name(type);
        const auto other = gcc.index->find_definition(name);
        if (said && !name.empty() && other) {
          add(name, *said, passing.is_in_memory(*other));
        }
      });
      return true;
    });
  }

  void add(const std::string& name, bool said, bool found)
  {
    ++compared;
    if (said != found) {
      differing.push_back(name + (said ? " is in memory" : " is a value"));
    }
  }
};

class passing_of_clang : public testing::TestWithParam<std::string> {};

// clang, which says how classes are passed, leaves out which of their members
// are defaulted; so g++'s description is worked with.
TEST_P(passing_of_clang, is_what_is_worked_out_for_every_class)
{
  if (!is_installed(GetParam())) {
    GTEST_SKIP() << GetParam() << " is not installed";
  }
  const Described clang(GetParam() + " -std=c++17");
  const Described gcc("g++ -std=c++17");
  ASSERT_TRUE(clang.index);
  ASSERT_TRUE(gcc.index);
  Comparison comparison;
  comparison.compare(clang, gcc);
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
}  // namespace hallmark::tests::test_passing
