// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/explain.hpp"

#include "base/text.hpp"
#include "verify/rules.hpp"

#include <algorithm>

namespace hallmark::verify {

namespace {

bool
is_listed(const Change& change, const Listing& listing)
{
  return (listing.with_following || !change.follows) &&
         (listing.with_compatible || !change.is_compatible);
}

bool
is_told(const Group& group)
{
  return std::any_of(
    group.changes.begin(), group.changes.end(), [](const Change& change) {
      return is_listed(change, {});
    });
}

/// `type 'audio::Params'`.
std::string
format_name(const Group& group)
{
  const std::string_view word =
    group.subject == Subject::type        ? "type "
    : group.subject == Subject::interface ? "interface "
                                          : "export ";
  return base::concat({word, base::quote(group.name)});
}

/// `filter.hpp:18; reached from create_filter`; may be empty.
std::string
format_origin(const Group& group)
{
  std::vector<std::string> parts;
  if (group.place) {
    parts.push_back(base::concat({base::escape(group.place->file),
                                  format_numbered(":", group.place->line)}));
  }
  if (!group.reached_from.empty()) {
    parts.push_back(
      base::concat({"reached from ", base::escape(group.reached_from)}));
  }
  return base::join(parts, "; ");
}

std::string
explain_passing(const Group& group, const Change& change, const Sides& sides)
{
  return base::concat({base::quote(group.name),
                       " is passed ",
                       change.expected,
                       " by ",
                       sides.expected,
                       ", ",
                       change.found,
                       " by ",
                       sides.found});
}

/// An export that is optional on one side only.
std::string
format_optional(const Change& change, const Sides& sides)
{
  const bool is_found = change.found == "optional";
  return base::concat({is_found ? sides.found : sides.expected,
                       " has it as optional, ",
                       is_found ? sides.expected : sides.found,
                       " requires it"});
}

std::string
format_lone(const Group& group, const Change& change, const Sides& sides)
{
  const auto& value =
    change.side == Side::found ? change.found : change.expected;
  const auto what = change.topic == Topic::presence
                      ? format_group(group)
                      : base::concat({change.field, " (", value, ")"});
  return base::concat({what, " exists only in ", sides.name(change.side)});
}

/// Which rule would permit a change, and that both sides must have it.
std::string
format_advice(const Advice& advice, const Sides& sides)
{
  const auto name = base::quote(format_rule(advice.rule));
  if (advice.holder == Side::both) {
    return base::concat({"; rule ",
                         name,
                         " would permit it",
                         advice.whom,
                         ", if both sides had it"});
  }
  return base::concat({"; only ",
                       sides.name(advice.holder),
                       " has rule ",
                       name,
                       ", which counts",
                       advice.whom,
                       " if both have it"});
}

/// What is said of a change behind what it is.
std::string
format_note(const Change& change, const Sides& sides)
{
  return change.advice
           ? base::concat({change.note, format_advice(*change.advice, sides)})
           : change.note;
}

/// A line, and whether changes are expected below it.
struct Line {
  std::string text;
  bool is_heading = false;
};

void
add_heading(const Group& group, std::vector<Line>& lines)
{
  lines.push_back({base::concat({format_group(group), ":"}), true});
  if (group.subject == Subject::type && group.reached_from.empty()) {
    lines.push_back(
      {base::concat({"  ",
                     base::quote(group.name),
                     " stands in no signature, but ",
                     group.is_extra ? "is reached from 'extra_types'"
                                    : "in a header of the interface",
                     ": it may be thrown, cast to or stand behind a void *"}),
       true});
  }
}

void
add_group(const Group& group,
          const Sides& sides,
          const Listing& listing,
          std::vector<Line>& lines)
{
  bool has_heading = group.subject == Subject::interface;
  const std::string_view indent = has_heading ? "" : "  ";
  for (const auto& change : group.changes) {
    if (!is_listed(change, listing)) {
      continue;
    }
    if (change.topic == Topic::presence) {
      lines.push_back({format_change(group, change, sides)});
      continue;
    }
    if (!has_heading) {
      add_heading(group, lines);
      has_heading = true;
    }
    lines.push_back(
      {base::concat({indent, format_change(group, change, sides)})});
  }
}

std::size_t
count_changes(const std::vector<Line>& lines)
{
  return static_cast<std::size_t>(
    std::count_if(lines.begin(), lines.end(), [](const Line& line) {
      return !line.is_heading;
    }));
}

/// Drops what there is no room for, and says how much it was.
void
cut(std::vector<Line>& lines, std::size_t most)
{
  if (lines.size() <= most) {
    return;
  }
  const auto all = count_changes(lines);
  lines.resize(most > 0 ? most - 1 : 0);
  while (!lines.empty() && lines.back().is_heading) {
    lines.pop_back();
  }
  const auto rest = all - count_changes(lines);
  lines.push_back({base::concat({"and ",
                                 base::format_count(rest, "more difference"),
                                 ": 'hallmark verify --all' lists ",
                                 rest == 1 ? "it" : "them"})});
}

/// `a`, `a and b`, `a, b and c`.
std::string
join_counts(const std::vector<std::string>& parts)
{
  if (parts.size() < 2) {
    return base::join(parts, "");
  }
  const auto last = parts.size() - 1;
  return base::concat(
    {base::join(std::span(parts).first(last), ", "), " and ", parts[last]});
}

}  // namespace

std::string
format_group(const Group& group)
{
  const auto origin = format_origin(group);
  return origin.empty() ? format_name(group)
                        : base::concat({format_name(group), " (", origin, ")"});
}

bool
is_unreached(const Group& group)
{
  return group.subject == Subject::type && group.reached_from.empty() &&
         !group.is_extra;
}

bool
are_all_unreached(const Comparison& comparison)
{
  return std::ranges::all_of(comparison.groups, [](const Group& group) {
    return !is_told(group) || is_unreached(group);
  });
}

std::string
format_change(const Group& group, const Change& change, const Sides& sides)
{
  if (change.topic == Topic::passing) {
    return explain_passing(group, change, sides);
  }
  if (change.topic == Topic::promise) {
    return base::concat({change.field,
                         " ",
                         change.found,
                         " in ",
                         sides.found,
                         ", ",
                         change.expected,
                         " in ",
                         sides.expected,
                         format_note(change, sides)});
  }
  if (change.topic == Topic::unnamed) {
    return change.field;
  }
  if (change.topic == Topic::optional) {
    return base::concat(
      {format_optional(change, sides), format_note(change, sides)});
  }
  if (change.side != Side::both) {
    return base::concat(
      {format_lone(group, change, sides), format_note(change, sides)});
  }
  return base::concat({change.field,
                       ": found ",
                       change.found,
                       ", expected ",
                       change.expected,
                       format_note(change, sides)});
}

std::vector<std::string>
format_listing(const Comparison& comparison,
               const Sides& sides,
               const Listing& listing)
{
  std::vector<Line> lines;
  for (const auto& group : comparison.groups) {
    add_group(group, sides, listing, lines);
  }
  cut(lines, listing.most_lines);
  std::vector<std::string> texts;
  for (auto& line : lines) {
    texts.push_back(std::move(line.text));
  }
  return texts;
}

std::vector<base::Difference>
list_differences(const Comparison& comparison)
{
  std::vector<base::Difference> differences;
  for (const auto& group : comparison.groups) {
    for (const auto& change : group.changes) {
      if (is_listed(change, {})) {
        differences.push_back(
          {base::concat({format_name(group), ": ", change.field}),
           change.found,
           change.expected});
      }
    }
  }
  return differences;
}

std::string
format_summary(const Comparison& comparison, std::string_view interface_name)
{
  const auto count = [&](Subject subject) {
    const auto& groups = comparison.groups;
    return static_cast<std::uint64_t>(
      std::count_if(groups.begin(), groups.end(), [&](const Group& group) {
        return group.subject == subject && is_told(group);
      }));
  };
  std::vector<std::string> parts;
  if (count(Subject::interface) > 0) {
    parts.emplace_back("its provider");
  }
  if (const auto exports = count(Subject::export_symbol); exports > 0) {
    parts.push_back(base::format_count(exports, "export"));
  }
  if (const auto types = count(Subject::type); types > 0) {
    parts.push_back(base::format_count(types, "type"));
  }
  return base::concat({"interface ",
                       base::quote(interface_name),
                       " differs in ",
                       join_counts(parts)});
}

}  // namespace hallmark::verify
