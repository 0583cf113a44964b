// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/compile/compile.hpp"
#include "contract/dwarf/index.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>

namespace hallmark::contract::dwarf::test_index_enumerations {
namespace {

/// What a compiler says about a few lines of source.
Debug
describe(const tests::TemporaryFolder& folder,
         const std::string& stem,
         const std::string& source)
{
  const auto name = (folder.path() / (stem + ".cpp")).string();
  const auto object = (folder.path() / (stem + ".o")).string();
  tests::write_bytes(name, source);
  EXPECT_EQ(
    compile::run_program({"g++", "-g", "-c", name, "-o", object}, "")->status,
    0);
  return *Debug::open(object);
}

TEST(index_enumerations, another_file_adds_what_is_missing)
{
  const tests::TemporaryFolder folder;
  const auto one =
    describe(folder, "one", "namespace n { enum A { a = 1 }; } n::A v;");
  const auto two = describe(folder,
                            "two",
                            "namespace n { enum A { a = 2 }; struct S {"
                            " enum B { b }; int i; }; }\n"
                            "n::A v; n::S s; n::S::B w;");
  auto index = Index::build(one);
  ASSERT_TRUE(index);
  const auto known = index->find_definition("n::A");
  ASSERT_TRUE(index->add_enumerations(two));
  EXPECT_EQ(index->types().size(), 2U);
  EXPECT_EQ(identity(*index->find_definition("n::A")), identity(*known));
  const auto added = index->find_definition("n::S::B");
  ASSERT_TRUE(added);
  EXPECT_EQ(index->qualified_name(*added), "n::S::B");
  EXPECT_FALSE(index->find_definition("n::S"));
}

}  // namespace
}  // namespace hallmark::contract::dwarf::test_index_enumerations
