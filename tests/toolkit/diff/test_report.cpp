// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "diff/report.hpp"

#include <gtest/gtest.h>

namespace hallmark::diff::test_report {
namespace {

model::Version
parse(std::string_view text)
{
  return *model::Version::parse(text);
}

Item
make_item(bool is_compatible, VersionStep step)
{
  Item item;
  item.subject = "type 'A'";
  item.field = "size";
  item.text = "size: found 8, expected 4";
  item.is_compatible = is_compatible;
  item.step = step;
  return item;
}

Part
make_part(std::string_view from, std::string_view to, std::vector<Item> items)
{
  return {PartKind::interface,
          "a.example/i",
          Versions{parse(from), parse(to)},
          std::move(items)};
}

const Item broken = make_item(false, VersionStep::major);
const Item grown = make_item(true, VersionStep::minor);

struct Row {
  std::string_view from;
  std::string_view to;
  std::vector<Item> items;
  bool is_allowed;
  std::string_view verdict;
};

const std::vector<Row> rows{
  {"1.0.0", "1.0.0", {}, true, "1.0.0: no difference"},
  {"1.0.0", "2.0.0", {}, true, "1.0.0 to 2.0.0: no difference"},
  {"1.2.0", "1.1.0", {}, false, "1.2.0 to 1.1.0: no difference"},
  {"1.2.0", "1.2.0-rc.1", {}, false, "1.2.0 to 1.2.0-rc.1: no difference"},
  {"1.2.0+a", "1.2.0+b", {}, true, "1.2.0+a to 1.2.0+b: no difference"},
  {"1.0.0",
   "1.0.0",
   {grown},
   false,
   "1.0.0: 1 difference demands a minor step, found none"},
  {"1.0.0",
   "1.0.1",
   {grown, grown},
   false,
   "1.0.0 to 1.0.1: 2 differences demand a minor step, found a patch step"},
  {"1.0.0",
   "1.1.0",
   {grown},
   true,
   "1.0.0 to 1.1.0: 1 difference demands a minor step"},
  {"1.0.0",
   "1.1.0",
   {grown, broken},
   false,
   "1.0.0 to 1.1.0: 2 differences demand a major step, found a minor step"},
  {"1.0.0",
   "2.0.0",
   {broken},
   true,
   "1.0.0 to 2.0.0: 1 difference demands a major step"},
  {"2.0.0",
   "1.0.0",
   {broken},
   false,
   "2.0.0 to 1.0.0: 1 difference demands a major step, found none"},
  {"0.2.0",
   "0.3.0",
   {broken},
   true,
   "0.2.0 to 0.3.0: 1 difference demands a minor step"},
  {"0.2.0",
   "0.2.1",
   {grown},
   true,
   "0.2.0 to 0.2.1: 1 difference demands a patch step"},
  {"0.2.0",
   "0.2.1",
   {broken},
   false,
   "0.2.0 to 0.2.1: 1 difference demands a minor step, found a patch step"},
  {"2.0.0-rc.1",
   "2.0.0-rc.2",
   {broken},
   true,
   "2.0.0-rc.1 to 2.0.0-rc.2: 1 difference demands a major step"},
};

TEST(report, versions_allow_what_their_step_is_great_enough_for)
{
  for (const auto& row : rows) {
    const auto part = make_part(row.from, row.to, row.items);
    const auto text = format_report({{part}});

    EXPECT_EQ(is_allowed(part), row.is_allowed) << text;
    EXPECT_EQ(text.substr(0, text.find('\n')),
              "interface 'a.example/i' " + std::string(row.verdict));
  }
}

TEST(report, differences_stand_below_their_subject)
{
  auto placed = broken;
  placed.file = "a.hpp";
  placed.line = 7;
  placed.reached_from = "f";
  auto lone = grown;
  lone.text = "export 'g' exists only in the new one";
  lone.names_subject = true;

  EXPECT_EQ(
    format_report({{make_part("1.0.0", "2.0.0", {lone, placed, placed})}}),
    "interface 'a.example/i' 1.0.0 to 2.0.0: 3 differences demand a major "
    "step\n"
    "  compatible (minor): export 'g' exists only in the new one\n"
    "  type 'A' (a.hpp:7; reached from f):\n"
    "    incompatible (major): size: found 8, expected 4\n"
    "    incompatible (major): size: found 8, expected 4\n");
}

TEST(report, heading_is_repeated_after_what_needs_none)
{
  auto lone = grown;
  lone.names_subject = true;
  lone.text = "plugin path";

  EXPECT_EQ(
    format_report({{make_part("1.0.0", "2.0.0", {broken, lone, broken})}}),
    "interface 'a.example/i' 1.0.0 to 2.0.0: 3 differences demand a "
    "major step\n"
    "  type 'A':\n"
    "    incompatible (major): size: found 8, expected 4\n"
    "  compatible (minor): plugin path\n"
    "  type 'A':\n"
    "    incompatible (major): size: found 8, expected 4\n");
}

TEST(report, what_follows_from_others_is_not_printed)
{
  auto follower = broken;
  follower.follows = true;

  EXPECT_EQ(format_report({{make_part("1.0.0", "1.0.0", {grown, follower})}}),
            "interface 'a.example/i' 1.0.0: 1 difference demands a major "
            "step, found none\n"
            "  type 'A':\n"
            "    compatible (minor): size: found 8, expected 4\n");
}

TEST(report, host_has_no_versions_and_may_not_break)
{
  Part host{PartKind::host, {}, std::nullopt, {grown}};
  EXPECT_TRUE(is_allowed(host));
  EXPECT_EQ(format_report({{host}}).substr(0, 40),
            "host: 1 difference demands a minor step\n");

  host.items.push_back(broken);
  EXPECT_FALSE(is_allowed(host));
  ASSERT_EQ(list_errors({{host}}).size(), 1U);
  EXPECT_EQ(base::format_error(list_errors({{host}})[0]),
            "hallmark: error: host has incompatible differences");
}

TEST(report, every_part_must_be_allowed)
{
  const auto sound = make_part("1.0.0", "1.1.0", {grown});
  const auto unsound = make_part("1.0.0", "1.1.0", {broken});
  const Report report{{sound, unsound}};

  EXPECT_FALSE(is_allowed(report));
  EXPECT_EQ(find_demand(report), VersionStep::major);
  ASSERT_EQ(list_errors(report).size(), 1U);
  EXPECT_EQ(base::format_error(list_errors(report)[0]),
            "hallmark: error: version of interface 'a.example/i' does not "
            "allow the change: found 1.1.0, expected 2.0.0 or later\n"
            "  hint: raise the version to 2.0.0, or undo the change");
}

TEST(report, next_version_is_the_least_that_takes_the_step)
{
  const auto next = [](std::string_view from, VersionStep step) {
    const auto version = find_next_version(parse(from), step);
    return version ? version->format() : "none";
  };

  EXPECT_EQ(next("1.2.3", VersionStep::major), "2.0.0");
  EXPECT_EQ(next("1.2.3", VersionStep::minor), "1.3.0");
  EXPECT_EQ(next("1.2.3+b", VersionStep::patch), "1.2.4");
  EXPECT_EQ(next("1.2.3", VersionStep::none), "1.2.3");
  EXPECT_EQ(next("2.0.0-rc.1", VersionStep::major), "2.0.0");
  EXPECT_EQ(next("2.1.0-rc.1", VersionStep::major), "3.0.0");
  EXPECT_EQ(next("2.1.0-rc.1", VersionStep::patch), "2.1.0");
}

TEST(report, greatest_number_of_a_version_has_none_after_it)
{
  const auto next = [](const std::string& from, VersionStep step) {
    const auto version = find_next_version(parse(from), step);
    return version ? version->format() : "none";
  };
  const std::string most = "18446744073709551615";

  EXPECT_EQ(next("1.2." + most, VersionStep::patch), "1.3.0");
  EXPECT_EQ(next("1." + most + ".2", VersionStep::minor), "2.0.0");
  EXPECT_EQ(next("1." + most + "." + most, VersionStep::patch), "2.0.0");
  EXPECT_EQ(next(most + ".1.0", VersionStep::minor), most + ".2.0");
  EXPECT_EQ(next(most + ".0.0", VersionStep::major), "none");
  EXPECT_EQ(next(most + "." + most + ".0", VersionStep::minor), "none");
}

/// What is printed when one part is not allowed.
std::string
explain(const Part& part)
{
  const auto errors = list_errors({{part}});
  return errors.empty() ? "" : base::format_error(errors[0]);
}

TEST(report, version_that_has_no_next_is_not_to_be_raised)
{
  const std::string most = "18446744073709551615.0.0";

  EXPECT_EQ(explain(make_part(most, most, {broken})),
            "hallmark: error: version of interface 'a.example/i' does not "
            "allow the change: found 18446744073709551615.0.0, expected a "
            "major step, and there is no greater version\n"
            "  hint: undo the change");
}

TEST(report, version_may_not_get_lower)
{
  EXPECT_EQ(explain(make_part("2.0.0", "1.0.0", {})),
            "hallmark: error: version of interface 'a.example/i' is lower than "
            "it was: found 1.0.0, expected 2.0.0 or later\n"
            "  hint: raise the version to 2.0.0, or undo the change");
  EXPECT_EQ(explain(make_part("2.0.0", "1.0.0", {grown})),
            "hallmark: error: version of interface 'a.example/i' does not "
            "allow the change: found 1.0.0, expected 2.1.0 or later\n"
            "  hint: raise the version to 2.1.0, or undo the change");
  EXPECT_EQ(explain(make_part("2.0.0-rc.2", "2.0.0-rc.1", {})),
            "hallmark: error: version of interface 'a.example/i' is lower than "
            "it was: found 2.0.0-rc.1, expected 2.0.0-rc.2 or later\n"
            "  hint: raise the version to 2.0.0-rc.2, or undo the change");
}

TEST(report, other_version_alone_is_a_change)
{
  EXPECT_FALSE(is_changed({{make_part("1.0.0", "1.0.0", {})}}));
  EXPECT_TRUE(is_changed({{make_part("1.0.0", "1.0.1", {})}}));
  EXPECT_TRUE(is_changed({{make_part("1.0.0", "1.0.0", {grown})}}));
}

}  // namespace
}  // namespace hallmark::diff::test_report
