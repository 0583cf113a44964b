// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/expectation.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_expectation {
namespace {

using base::Error;
using base::make_error;
using base::make_mismatch;

model::Stamp
make_stamp(std::string path, std::string version)
{
  model::Stamp stamp;
  stamp.identity = {std::move(path), std::move(version)};
  return stamp;
}

Expectation
expect(const char* path, const char* range)
{
  Expectation expectation;
  if (path) {
    expectation.path = path;
  }
  if (range) {
    expectation.range = *model::Range::parse(range);
  }
  return expectation;
}

TEST(expectation, nothing_set_asks_for_nothing)
{
  EXPECT_TRUE(check_identity(make_stamp("a/b", "1.2.0"), {}).empty());
}

TEST(expectation, stamp_as_expected_has_no_differences)
{
  EXPECT_TRUE(
    check_identity(make_stamp("a/b", "1.2.0"), expect("a/b", "^1.1")).empty());
}

TEST(expectation, another_path_is_a_wrong_identity)
{
  const auto errors =
    check_identity(make_stamp("a/b", "1.2.0"), expect("c/d", nullptr));

  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].code, Code::wrong_identity);
  EXPECT_EQ(base::format_message(errors[0]),
            "plugin path differs: found 'a/b', expected 'c/d'");
}

TEST(expectation, version_outside_the_range_is_a_wrong_version)
{
  const auto errors =
    check_identity(make_stamp("a/b", "1.2.0"), expect(nullptr, "^2"));

  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].code, Code::wrong_version);
  EXPECT_EQ(base::format_message(errors[0]),
            "version is out of range: found 1.2.0, expected ^2");
}

TEST(expectation, prerelease_is_outside_a_range_that_names_none)
{
  const auto errors =
    check_identity(make_stamp("a/b", "1.2.0-rc.1"), expect(nullptr, ">=1.0"));

  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(base::format_message(errors[0]),
            "version is out of range: found 1.2.0-rc.1, expected >=1.0");
}

TEST(expectation, path_is_told_before_the_version)
{
  const auto errors =
    check_identity(make_stamp("a/b", "1.2.0"), expect("c/d", "^2"));

  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0].code, Code::wrong_identity);
  EXPECT_EQ(errors[1].code, Code::wrong_version);
}

TEST(expectation, one_error_stays_as_it_is)
{
  const auto joined = join_errors({make_mismatch(
    Code::wrong_version, "version is out of range", "1.2.0", "^2", "wait")});

  EXPECT_EQ(base::format_error(joined),
            "hallmark: error: version is out of range: found 1.2.0, expected "
            "^2\n  hint: wait");
}

TEST(expectation, several_errors_are_lines_below_their_number)
{
  auto joined = join_errors(
    check_identity(make_stamp("a/b", "1.2.0"), expect("c/d", "^2")));

  EXPECT_EQ(joined.code, Code::wrong_identity);
  EXPECT_EQ(base::format_error(joined),
            "hallmark: error: 2 checks failed\n"
            "  plugin path differs: found 'a/b', expected 'c/d'\n"
            "  version is out of range: found 1.2.0, expected ^2");
}

TEST(expectation, subject_and_hint_are_those_of_the_first_error)
{
  auto first = make_mismatch(Code::malformed, "x", "1", "2", "do this");
  first.subject = "reverb.so";
  auto second = make_mismatch(Code::wrong_version, "y", "3", "4", "do that");
  second.subject = "other.so";
  const auto joined = join_errors({first, second});

  EXPECT_EQ(joined.code, Code::malformed);
  EXPECT_EQ(base::format_error(joined),
            "hallmark: error: 'reverb.so': 2 checks failed\n"
            "  x: found 1, expected 2\n"
            "  y: found 3, expected 4\n"
            "  hint: do this");
}

TEST(expectation, error_without_differences_keeps_its_message_and_details)
{
  auto missing = make_error(Code::missing_export, "export 'a' is not defined");
  missing.details.emplace_back("nearest: 'b'");
  const auto joined =
    join_errors({make_mismatch(Code::malformed, "x", "1", "2"), missing});

  EXPECT_EQ(base::format_error(joined),
            "hallmark: error: 2 checks failed\n"
            "  x: found 1, expected 2\n"
            "  export 'a' is not defined\n"
            "  nearest: 'b'");
}

TEST(expectation, details_that_tell_all_stand_below_their_message)
{
  auto differs = make_error(Code::wrong_interface, "1 type differs");
  differs.differences = {{"type 'A': size", "8", "4"}};
  differs.details = {"type 'A':", "  size: found 8, expected 4"};
  differs.details_tell_all = true;
  const auto joined =
    join_errors({make_mismatch(Code::malformed, "x", "1", "2"), differs});

  EXPECT_EQ(base::format_error(joined),
            "hallmark: error: 2 checks failed\n"
            "  x: found 1, expected 2\n"
            "  1 type differs\n"
            "    type 'A':\n"
            "      size: found 8, expected 4");
}

TEST(expectation, several_differences_of_one_error_are_led_by_its_message)
{
  auto differs = make_error(Code::malformed, "symbol and note differ");
  differs.differences = {{"path", "'a'", "'b'"}, {"version", "1", "2"}};
  const auto joined =
    join_errors({differs, make_error(Code::missing_export, "gone")});

  EXPECT_EQ(base::format_error(joined),
            "hallmark: error: 2 checks failed\n"
            "  symbol and note differ\n"
            "  path: found 'a', expected 'b'\n"
            "  version: found 1, expected 2\n"
            "  gone");
}

}  // namespace
}  // namespace hallmark::verify::test_expectation
