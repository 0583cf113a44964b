// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/version_step.hpp"

#include <string>

#include <gtest/gtest.h>

namespace hallmark::verify::test_version_step {
namespace {

model::Version
make_version(std::string_view text)
{
  return *model::Version::parse(text);
}

TEST(step, each_has_a_word)
{
  EXPECT_EQ(format_version_step(VersionStep::none), "none");
  EXPECT_EQ(format_version_step(VersionStep::patch), "patch");
  EXPECT_EQ(format_version_step(VersionStep::minor), "minor");
  EXPECT_EQ(format_version_step(VersionStep::major), "major");
}

struct StepRow {
  const char* name;
  const char* old_version;
  const char* new_version;
  VersionStep step;
};

class steps : public testing::TestWithParam<StepRow> {};

TEST_P(steps, are_the_first_number_that_is_greater)
{
  const auto& row = GetParam();
  EXPECT_EQ(find_version_step(make_version(row.old_version),
                              make_version(row.new_version)),
            row.step);
}

INSTANTIATE_TEST_SUITE_P(
  rows,
  steps,
  testing::Values(
    StepRow{"equal", "1.2.3", "1.2.3", VersionStep::none},
    StepRow{"build", "1.2.3", "1.2.3+x", VersionStep::none},
    StepRow{"patch", "1.2.3", "1.2.4", VersionStep::patch},
    StepRow{"minor", "1.2.3", "1.3.0", VersionStep::minor},
    StepRow{"major", "1.2.3", "2.0.0", VersionStep::major},
    StepRow{"back", "2.0.0", "1.9.9", VersionStep::none},
    StepRow{"back_by_patch", "1.2.4", "1.2.3", VersionStep::none},
    StepRow{"to_prerelease", "1.2.3", "2.0.0-rc.1", VersionStep::major},
    StepRow{"to_older", "2.0.0", "2.0.0-rc.1", VersionStep::none},
    StepRow{"out_of_rc", "2.0.0-rc.1", "2.0.0", VersionStep::major},
    StepRow{"between_rc", "2.1.0-rc.1", "2.1.0-rc.2", VersionStep::minor},
    StepRow{"patch_rc", "2.1.1-rc.1", "2.1.1", VersionStep::patch}),
  [](const auto& row) { return std::string(row.param.name); });

TEST(step, before_one_the_minor_number_counts_for_the_major)
{
  const auto early = make_version("0.3.0");
  EXPECT_EQ(adapt_version_step(VersionStep::major, early), VersionStep::minor);
  EXPECT_EQ(adapt_version_step(VersionStep::minor, early), VersionStep::patch);
  EXPECT_EQ(adapt_version_step(VersionStep::patch, early), VersionStep::patch);
  EXPECT_EQ(adapt_version_step(VersionStep::none, early), VersionStep::none);

  const auto stable = make_version("1.0.0");
  EXPECT_EQ(adapt_version_step(VersionStep::major, stable), VersionStep::major);
  EXPECT_EQ(adapt_version_step(VersionStep::minor, stable), VersionStep::minor);
}

TEST(step, lines_end_with_the_major_number)
{
  const auto same = [](std::string_view one, std::string_view other) {
    return is_same_version_line(make_version(one), make_version(other));
  };

  EXPECT_TRUE(same("2.1.0", "2.9.3"));
  EXPECT_FALSE(same("2.1.0", "3.1.0"));
  EXPECT_TRUE(same("0.3.1", "0.3.9"));
  EXPECT_FALSE(same("0.3.0", "0.4.0"));
  EXPECT_FALSE(same("0.3.0", "1.3.0"));
}

}  // namespace
}  // namespace hallmark::verify::test_version_step
