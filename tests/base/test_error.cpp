// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/error.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <memory>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace hallmark::base::test_error {
namespace {

TEST(error, message_alone_is_one_line)
{
  const auto error = make_error(Code::malformed, "file is empty");

  EXPECT_EQ(error.code, Code::malformed);
  EXPECT_EQ(format_message(error), "file is empty");
  EXPECT_EQ(format_error(error), "hallmark: error: file is empty");
}

TEST(error, subject_is_quoted_and_hint_has_its_line)
{
  const auto error = with_subject(
    make_error(Code::unsupported, "stamp is newer", "update Hallmark"),
    "reverb.so");

  EXPECT_EQ(format_error(error),
            "hallmark: error: 'reverb.so': stamp is newer\n"
            "  hint: update Hallmark");
}

TEST(error, one_difference_stands_on_the_first_line)
{
  const auto error = make_mismatch(
    Code::wrong_version, "version is out of range", "1.2.0", "^2");

  EXPECT_EQ(error.differences[0].field, "version is out of range");
  EXPECT_EQ(format_message(error),
            "version is out of range: found 1.2.0, expected ^2");
  EXPECT_EQ(format_error(error),
            "hallmark: error: version is out of range: found 1.2.0, expected "
            "^2");
}

TEST(error, side_of_a_difference_that_is_empty_is_left_out)
{
  EXPECT_EQ(format_message(make_mismatch(Code::malformed, "a", "b", "")),
            "a: found b");
  EXPECT_EQ(format_message(make_mismatch(Code::malformed, "a", "", "c")),
            "a: expected c");
  EXPECT_EQ(format_message(make_mismatch(Code::malformed, "a", "", "")), "a");
}

TEST(error, difference_without_values_is_its_field_alone)
{
  auto error = make_error(Code::malformed, "2 checks failed");
  error.differences = {{"export 'a' is not defined", "", ""},
                       {"version", "1", "2"}};

  EXPECT_EQ(format_error(error),
            "hallmark: error: 2 checks failed\n"
            "  export 'a' is not defined\n"
            "  version: found 1, expected 2");
}

TEST(error, differences_that_details_tell_are_not_printed)
{
  auto error = make_error(Code::wrong_interface, "1 type differs");
  error.differences = {{"type 'A': size", "8", "4"}};
  error.details = {"type 'A':", "  size: found 8, expected 4"};
  error.details_tell_all = true;

  EXPECT_EQ(format_message(error), "1 type differs");
  EXPECT_EQ(format_error(error),
            "hallmark: error: 1 type differs\n"
            "  type 'A':\n"
            "    size: found 8, expected 4");
}

TEST(error, several_differences_stand_below_the_first_line)
{
  auto error = make_error(Code::wrong_identity, "2 checks failed", "rebuild");
  error.subject = "reverb.so";
  error.differences = {{"path", "'a/b'", "'c/d'"}, {"version", "1", "2"}};
  error.details = {"tried: here"};

  EXPECT_EQ(format_message(error), "2 checks failed");
  EXPECT_EQ(format_error(error),
            "hallmark: error: 'reverb.so': 2 checks failed\n"
            "  path: found 'a/b', expected 'c/d'\n"
            "  version: found 1, expected 2\n"
            "  tried: here\n"
            "  hint: rebuild");
}

TEST(error, place_in_a_text_file_comes_first)
{
  auto error = make_mismatch(Code::invalid_argument,
                             "not a semantic version",
                             "'1.2'",
                             "MAJOR.MINOR.PATCH");
  error.subject = "reverb.plugin.toml";
  error.line = 2;
  error.column = 11;

  EXPECT_EQ(format_error(error),
            "reverb.plugin.toml:2:11: error: not a semantic version: found "
            "'1.2', expected MAJOR.MINOR.PATCH");
}

TEST(error, place_without_a_column_has_the_line_alone)
{
  auto error = make_error(Code::malformed, "line has no '='");
  error.subject = "notes";
  error.line = 3;

  EXPECT_EQ(format_error(error), "notes:3: error: line has no '='");
}

TEST(error, subject_cannot_speak_to_the_terminal)
{
  auto error = with_subject(make_error(Code::malformed, "m"), "a\x1b[31m\n");

  EXPECT_EQ(format_error(error), "hallmark: error: 'a\\x1b[31m\\x0a': m");
  error.line = 1;
  EXPECT_EQ(format_error(error), "a\\x1b[31m\\x0a:1: error: m");
}

TEST(error, subject_that_is_set_stays)
{
  const auto error =
    with_subject(with_subject(make_error(Code::malformed, "m"), "a"), "b");

  EXPECT_EQ(error.subject, "a");
}

TEST(error, every_code_has_a_name_of_its_own)
{
  std::set<std::string_view> names;
  std::uint32_t number = 1;
  while (const auto code = find_code(number)) {
    EXPECT_EQ(static_cast<std::uint32_t>(*code), number);
    names.insert(format_code(*code));
    ++number;
  }

  EXPECT_GE(names.size(), 20U);
  EXPECT_EQ(names.size(), number - 1);
  EXPECT_EQ(names.count("unknown"), 0U);
  EXPECT_EQ(format_code(Code::not_stamped), "not_stamped");
}

TEST(error, number_that_is_no_code_is_unknown)
{
  EXPECT_EQ(format_code(static_cast<Code>(0)), "unknown");
  EXPECT_EQ(format_code(static_cast<Code>(999)), "unknown");
  EXPECT_FALSE(find_code(0));
  EXPECT_FALSE(find_code(999));
  EXPECT_FALSE(find_code(~0U));
}

TEST(result, holds_a_value_or_an_error)
{
  const Result<int> value = 3;
  const Result<int> error = make_error(Code::malformed, "m");

  ASSERT_TRUE(value);
  EXPECT_EQ(*value, 3);
  ASSERT_FALSE(error);
  EXPECT_EQ(error.error().message, "m");
}

TEST(result, gives_up_what_can_only_be_moved)
{
  Result<std::unique_ptr<int>> value = std::make_unique<int>(3);

  const auto taken = *std::move(value);

  EXPECT_EQ(*taken, 3);
}

TEST(result, without_a_value_is_success_or_an_error)
{
  const Result<void> success;
  const Result<void> error = make_error(Code::malformed, "m");

  EXPECT_TRUE(success);
  ASSERT_FALSE(error);
  EXPECT_EQ(error.error().message, "m");
}

}  // namespace
}  // namespace hallmark::base::test_error
