// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/toolchain.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace hallmark::stamp::test_toolchain {
namespace {

Target
make_target(std::vector<std::string> flags)
{
  return {"", {{"g++"}, std::move(flags), "/"}, ""};
}

/// The value of a fact, or why there is none.
std::string
find_fact(const std::vector<Target>& targets,
          const std::string& name,
          Language language = Language::cpp)
{
  const auto facts = read_facts(targets, language);
  if (!facts) {
    return base::format_message(facts.error());
  }
  const auto found = std::ranges::find(*facts, name, &model::Fact::name);
  return found == facts->end() ? "not told" : found->value;
}

TEST(toolchain, facts_are_those_of_the_flags_of_the_target)
{
  EXPECT_EQ(find_fact({make_target({})}, "compiler"), "gcc");
  EXPECT_EQ(find_fact({make_target({})}, "rtti"), "yes");
  EXPECT_EQ(find_fact({make_target({"-fno-rtti"})}, "rtti"), "no");
  EXPECT_EQ(find_fact({make_target({"-fsanitize=address"})}, "sanitizers"),
            "address");
  EXPECT_EQ(
    find_fact({make_target({"-D_GLIBCXX_DEBUG"})}, "standard_library_debug"),
    "yes");
}

TEST(toolchain, facts_that_no_macro_tells_come_from_the_flags)
{
  EXPECT_EQ(find_fact({make_target({"-mabi=ms"})}, "call_flags"), "-mabi=ms");
  EXPECT_EQ(find_fact({make_target({})}, "call_flags"), "none");
  EXPECT_EQ(find_fact({make_target({"-fshort-enums"})}, "layout_flags"),
            "-fshort-enums");
  EXPECT_EQ(find_fact({make_target({})}, "abi_version", Language::c),
            "default");
}

TEST(toolchain, facts_of_c_are_those_that_c_has)
{
  const std::vector targets{make_target({"-std=c99"})};
  EXPECT_EQ(find_fact(targets, "language_standard", Language::c), "c99");
  EXPECT_EQ(find_fact(targets, "rtti", Language::c), "not told");
}

TEST(toolchain, fact_that_targets_do_not_agree_about_is_left_out)
{
  const std::vector targets{make_target({}), make_target({"-fno-rtti"})};
  EXPECT_EQ(find_fact(targets, "rtti"), "not told");
  EXPECT_EQ(find_fact(targets, "exceptions"), "yes");
}

TEST(toolchain, compiler_that_refuses_is_told)
{
  EXPECT_EQ(find_fact({make_target({"--no-such-flag"})}, "rtti"),
            "cannot preprocess the facts of the toolchain");
}

TEST(toolchain, section_is_a_line_for_each_fact)
{
  EXPECT_EQ(format_fact_section({{"compiler", "gcc"}, {"rtti", "yes"}}),
            "facts\nfact\tcompiler\tgcc\nfact\trtti\tyes\n");
}

}  // namespace
}  // namespace hallmark::stamp::test_toolchain
