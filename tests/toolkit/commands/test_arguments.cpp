// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/arguments.hpp"
#include "commands/command.hpp"

#include <gmock/gmock.h>

namespace hallmark::tests::test_arguments {
namespace {

using commands::Arguments;
using commands::Need;
using testing::ElementsAre;
using testing::IsEmpty;

using Words = std::vector<std::string>;

TEST(arguments, words_are_taken_in_order)
{
  Arguments arguments("hallmark try", "try arguments");
  std::string first;
  Words rest;
  arguments.add_word("FILE", first, "a file");
  arguments.add_words("MORE", rest, "more files", Need::optional);
  ASSERT_TRUE(arguments.parse({"a", "b", "c"}));
  EXPECT_EQ(first, "a");
  EXPECT_THAT(rest, ElementsAre("b", "c"));
}

TEST(arguments, option_that_is_not_given_is_not_an_empty_one)
{
  Arguments arguments("hallmark try", "try arguments");
  std::optional<std::string> range;
  arguments.add_option("--range", "RANGE", range, "versions");
  ASSERT_TRUE(arguments.parse({}));
  EXPECT_FALSE(range);
}

TEST(arguments, option_is_known_by_its_short_name)
{
  Arguments arguments("hallmark try", "try arguments");
  std::string output;
  arguments.add_option("-o,--output", "FILE", output, "a file");
  ASSERT_TRUE(arguments.parse({"-o", "a.so"}));
  EXPECT_EQ(output, "a.so");
}

TEST(arguments, list_takes_one_value_each_time)
{
  Arguments arguments("hallmark try", "try arguments");
  std::string file;
  Words folders;
  arguments.add_word("FILE", file, "a file");
  arguments.add_list("--dir", "DIR", folders, "folders");
  ASSERT_TRUE(arguments.parse({"--dir", "a", "--dir", "b", "c"}));
  EXPECT_THAT(folders, ElementsAre("a", "b"));
  EXPECT_EQ(file, "c");
}

TEST(arguments, flag_may_be_given_twice)
{
  Arguments arguments("hallmark try", "try arguments");
  bool json = false;
  arguments.add_flag("--json", json, "print JSON");
  ASSERT_TRUE(arguments.parse({"--json", "--json"}));
  EXPECT_TRUE(json);
}

TEST(arguments, everything_after_two_dashes_is_kept_as_it_is)
{
  Arguments arguments("hallmark try", "try arguments");
  std::string file;
  Words flags;
  arguments.add_word("FILE", file, "a file");
  arguments.add_rest("FLAGS", flags, "flags of the compiler");
  ASSERT_TRUE(arguments.parse({"a.toml", "--", "-I", "b", "--", "--json"}));
  EXPECT_EQ(file, "a.toml");
  EXPECT_THAT(flags, ElementsAre("-I", "b", "--", "--json"));
}

TEST(arguments, two_dashes_without_more_are_told_from_none)
{
  const auto parse = [](const Words& words) {
    Arguments arguments("hallmark try", "try arguments");
    std::optional<Words> flags;
    arguments.add_rest("FLAGS", flags, "flags of the compiler");
    EXPECT_TRUE(arguments.parse(words));
    return flags;
  };
  EXPECT_EQ(parse({}), std::nullopt);
  EXPECT_EQ(parse({"--"}), Words());
  EXPECT_EQ(parse({"--", "-O2"}), Words{"-O2"});
}

TEST(arguments, two_dashes_are_no_word)
{
  Arguments arguments("hallmark try", "try arguments");
  std::string file;
  Words flags;
  arguments.add_word("FILE", file, "a file");
  arguments.add_rest("FLAGS", flags, "flags of the compiler");
  const auto parsed = arguments.parse({"--", "-Ia"});
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().message, "missing FILE");
}

TEST(arguments, word_after_two_dashes_may_look_like_an_option)
{
  Arguments arguments("hallmark try", "try arguments");
  std::string file;
  arguments.add_word("FILE", file, "a file");
  ASSERT_TRUE(arguments.parse({"--", "-strange.so"}));
  EXPECT_EQ(file, "-strange.so");
}

TEST(arguments, all_that_is_missing_is_told)
{
  Arguments arguments("hallmark try", "try arguments");
  std::string file;
  std::string folder;
  arguments.add_word("FILE", file, "a file");
  arguments.add_option(
    "--output-dir", "DIR", folder, "a folder", Need::required);
  const auto parsed = arguments.parse({});
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().message, "missing FILE, --output-dir");
  EXPECT_EQ(parsed.error().code, Code::invalid_argument);
}

TEST(arguments, choice_stays_what_it_was_when_it_is_not_given)
{
  Arguments arguments("hallmark try", "try arguments");
  std::string language = "c++";
  arguments.add_choice("--language", {"c", "c++"}, language, "of the source");
  ASSERT_TRUE(arguments.parse({}));
  EXPECT_EQ(language, "c++");
}

TEST(arguments, help_is_in_the_order_of_declaration)
{
  Arguments arguments("hallmark try", "try arguments");
  std::string file;
  bool json = false;
  Words words;
  arguments.add_flag("--json", json, "print JSON");
  arguments.add_option("-o,--output", "FILE", file, "a file", Need::required);
  arguments.add_words("DIR", words, "folders", Need::optional);
  const auto help = arguments.parse({"--help"});
  ASSERT_TRUE(help);
  EXPECT_EQ(*help,
            "usage: hallmark try [DIR]... [--json] --output FILE [--color "
            "auto|always|never]\n"
            "\n"
            "try arguments\n"
            "\n"
            "  --json                     print JSON\n"
            "  -o, --output FILE          a file\n"
            "  DIR                        folders\n"
            "  --color auto|always|never  when to colour messages\n"
            "  --help                     show this help\n");
}

TEST(arguments, help_says_what_stands_behind_two_dashes)
{
  Arguments arguments("hallmark try", "try arguments");
  Words flags;
  arguments.add_rest("FLAGS", flags, "flags of the compiler");
  const auto help = arguments.parse({"--help"});
  ASSERT_TRUE(help);
  EXPECT_EQ(*help,
            "usage: hallmark try [--color auto|always|never] [-- FLAGS...]\n"
            "\n"
            "try arguments\n"
            "\n"
            "  --color auto|always|never  when to colour messages\n"
            "  --help                     show this help\n"
            "  -- FLAGS                   flags of the compiler\n");
}

TEST(arguments, help_is_told_whatever_else_is_wrong)
{
  for (const Words& words : {Words{"--jsn", "--help"},
                             Words{"--color", "purple", "--help"},
                             Words{"a", "b", "--help"}}) {
    Arguments arguments("hallmark try", "try arguments");
    std::string file;
    arguments.add_word("FILE", file, "a file");
    const auto help = arguments.parse(words);
    ASSERT_TRUE(help);
    EXPECT_TRUE(*help);
  }
}

TEST(arguments, line_that_is_sound_asks_for_no_text)
{
  Arguments arguments("hallmark try", "try arguments");
  const auto parsed = arguments.parse({"--color", "never"});
  ASSERT_TRUE(parsed);
  EXPECT_FALSE(*parsed);
}

TEST(arguments, wrong_choice_is_told_though_a_right_one_follows)
{
  Arguments arguments("hallmark try", "try arguments");
  const auto parsed = arguments.parse({"--color=alwys", "--color=auto"});
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().hint, "did you mean 'always'?");
}

}  // namespace
}  // namespace hallmark::tests::test_arguments
