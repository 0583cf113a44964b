// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "scaffold/name.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_name {
namespace {

using scaffold::check_name;

std::string
find_message(std::string_view name)
{
  const auto checked = check_name(name);
  return checked ? "" : checked.error().message;
}

TEST(name, letters_digits_and_marks_make_a_name)
{
  for (const auto* name : {"a", "reverb", "my-filter_2", "Reverb", "tester"}) {
    EXPECT_TRUE(check_name(name)) << name;
  }
}

TEST(name, first_byte_is_a_letter)
{
  EXPECT_EQ(find_message(""),
            "not a project name: '': a name begins with a letter");
  EXPECT_EQ(find_message("2nd"),
            "not a project name: '2nd': a name begins with a letter");
  EXPECT_EQ(find_message("-x"),
            "not a project name: '-x': a name begins with a letter");
}

TEST(name, other_bytes_are_refused)
{
  for (const auto* name : {"a b", "a/b", "a.b", "a$b", "a{{b}}", "é", "a\n"}) {
    EXPECT_FALSE(check_name(name)) << name;
  }
  EXPECT_EQ(find_message("a b"),
            "not a project name: 'a b': a name consists of letters, digits, "
            "'-' and '_'");
}

TEST(name, marks_stand_alone_and_between_others)
{
  EXPECT_EQ(find_message("a--b"),
            "not a project name: 'a--b': each '-' and '_' stands between "
            "letters or digits");
  EXPECT_FALSE(check_name("a_"));
}

TEST(name, longest_is_64_bytes)
{
  EXPECT_TRUE(check_name(std::string(64, 'a')));
  EXPECT_FALSE(check_name(std::string(65, 'a')));
}

TEST(name, names_of_meson_and_of_the_templates_are_taken)
{
  for (const auto* name : {"all", "test", "install", "meson-x", "hallmark"}) {
    EXPECT_EQ(find_message(name),
              "not a project name: '" + std::string(name) +
                "': Meson or the template already uses that name");
  }
}

}  // namespace
}  // namespace hallmark::tests::test_name
