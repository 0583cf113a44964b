// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "diff/report.hpp"

#include "base/text.hpp"
#include "verify/version_step.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace hallmark::diff {
namespace {

using base::concat;

/// `interface 'audio.example/filter'`.
std::string
format_name(const Part& part)
{
  switch (part.kind) {
    case PartKind::interface:
      return concat({"interface ", base::quote(part.name)});
    case PartKind::plugin:
      return concat({"plugin ", base::quote(part.name)});
    case PartKind::host:
      return "host";
  }
  return {};
}

/// ` 2.1.0 to 2.2.0`, ` 2.1.0`, or nothing.
std::string
format_versions(const Part& part)
{
  if (!part.versions) {
    return {};
  }
  const auto from = part.versions->old_one.format();
  const auto to = part.versions->new_one.format();
  return from == to ? concat({" ", from}) : concat({" ", from, " to ", to});
}

bool
is_printed(const Item& item)
{
  return !item.follows;
}

/// `no difference`, `1 difference demands a minor step`, and what is found
/// where that is too little.
std::string
format_verdict(const Part& part)
{
  const auto count =
    static_cast<std::uint64_t>(std::ranges::count_if(part.items, is_printed));
  if (count == 0) {
    return "no difference";
  }
  const auto demand = find_demand(part);
  auto text = base::format_count(count, "difference");
  if (demand == VersionStep::none) {
    return text;
  }
  text += concat({count == 1 ? " demands" : " demand",
                  " a ",
                  verify::format_version_step(demand),
                  " step"});
  if (is_allowed(part)) {
    return text;
  }
  const auto found = find_version_step(part);
  return found == VersionStep::none
           ? concat({text, ", found none"})
           : concat({text,
                     ", found a ",
                     verify::format_version_step(found),
                     " step"});
}

/// `filter.hpp:18; reached from create_filter`; may be empty.
std::string
format_origin(const Item& item)
{
  std::vector<std::string> parts;
  if (!item.file.empty()) {
    parts.push_back(
      concat({base::escape(item.file), ":", std::to_string(item.line)}));
  }
  if (!item.reached_from.empty()) {
    parts.push_back(concat({"reached from ", base::escape(item.reached_from)}));
  }
  return base::join(parts, "; ");
}

std::string
format_heading(const Item& item)
{
  const auto origin = format_origin(item);
  return origin.empty() ? concat({"  ", item.subject, ":\n"})
                        : concat({"  ", item.subject, " (", origin, "):\n"});
}

/// `, only old plugins with a new host`; empty where nobody knows.
std::string_view
format_works(const Item& item)
{
  if (!item.works) {
    return {};
  }
  if (item.works->old_plugins) {
    return item.works->new_plugins ? ", both ways"
                                   : ", only old plugins with a new host";
  }
  return item.works->new_plugins ? ", only new plugins with an old host"
                                 : ", neither way";
}

std::string
format_item(const Part& part, const Item& item)
{
  return concat({item.names_subject ? "  " : "    ",
                 item.is_compatible ? "compatible (" : "incompatible (",
                 verify::format_version_step(find_demand(part, item)),
                 format_works(item),
                 "): ",
                 item.text,
                 "\n"});
}

/// How many there was no room for.
std::string
format_left(std::uint64_t left)
{
  return left == 0 ? ""
                   : concat({"  and ",
                             base::format_count(left, "more difference"),
                             left == 1 ? ": --all lists it\n"
                                       : ": --all lists them\n"});
}

std::string
format_notices(const Part& part, std::size_t& room, std::uint64_t& left)
{
  std::string text;
  for (const auto& notice : part.notices) {
    if (room == 0) {
      ++left;
      continue;
    }
    --room;
    text += text.empty() ? "  code that is compiled again notices:\n" : "";
    text += concat({"    ", notice, "\n"});
  }
  return text;
}

std::string
format_part(const Part& part, std::size_t& room)
{
  auto text = concat({format_name(part),
                      format_versions(part),
                      ": ",
                      format_verdict(part),
                      "\n"});
  std::string heading;
  std::uint64_t left = 0;
  for (const auto& item : part.items) {
    if (!is_printed(item)) {
      continue;
    }
    if (room == 0) {
      ++left;
      continue;
    }
    --room;
    const auto own = item.names_subject ? std::string() : format_heading(item);
    if (own != heading) {
      text += own;
      heading = own;
    }
    text += format_item(part, item);
  }
  text += format_notices(part, room, left);
  return text + format_left(left);
}

bool
is_lowered(const Part& part)
{
  return part.versions &&
         part.versions->new_one.compare(part.versions->old_one) < 0;
}

/// That the least version which would do is another one; nothing: there is none.
base::Error
make_version_error(const Part& part,
                   std::string_view what,
                   const std::optional<model::Version>& least)
{
  return base::make_mismatch(
    Code::wrong_interface,
    concat({"version of ", format_name(part), what}),
    part.versions->new_one.format(),
    least ? concat({least->format(), " or later"})
          : concat({"a ",
                    verify::format_version_step(find_demand(part)),
                    " step, and there is no greater version"}),
    least
      ? concat(
          {"raise the version to ", least->format(), ", or undo the change"})
      : "undo the change");
}

base::Error
make_refusal(const Part& part)
{
  if (!part.versions) {
    return base::make_error(
      Code::wrong_interface,
      concat({format_name(part), " has incompatible differences"}));
  }
  const auto& old_one = part.versions->old_one;
  const auto demand = find_demand(part);
  return demand == VersionStep::none
           ? make_version_error(part, " is lower than it was", old_one)
           : make_version_error(part,
                                " does not allow the change",
                                find_next_version(old_one, demand));
}

}  // namespace

VersionStep
find_demand(const Part& part, const Item& item)
{
  return part.versions
           ? verify::adapt_version_step(item.step, part.versions->old_one)
           : item.step;
}

VersionStep
find_demand(const Part& part)
{
  auto demand = VersionStep::none;
  for (const auto& item : part.items) {
    demand = std::max(demand, find_demand(part, item));
  }
  return demand;
}

VersionStep
find_demand(const Report& report)
{
  auto demand = VersionStep::none;
  for (const auto& part : report.parts) {
    demand = std::max(demand, find_demand(part));
  }
  return demand;
}

VersionStep
find_version_step(const Part& part)
{
  return part.versions ? verify::find_version_step(part.versions->old_one,
                                                   part.versions->new_one)
                       : VersionStep::none;
}

bool
is_allowed(const Part& part)
{
  if (part.versions) {
    return !is_lowered(part) && find_version_step(part) >= find_demand(part);
  }
  return std::ranges::all_of(part.items, &Item::is_compatible);
}

bool
is_allowed(const Report& report)
{
  return std::ranges::all_of(report.parts,
                             [](const Part& part) { return is_allowed(part); });
}

bool
is_changed(const Report& report)
{
  return std::ranges::any_of(report.parts, [](const Part& part) {
    return !part.items.empty() || !part.notices.empty() ||
           (part.versions &&
            part.versions->old_one.format() != part.versions->new_one.format());
  });
}

std::optional<model::Version>
find_next_version(const model::Version& old_version, VersionStep step)
{
  auto next = old_version;
  next.prerelease.clear();
  next.build.clear();
  if (step == VersionStep::none ||
      verify::find_version_step(old_version, next) >= step) {
    return next;
  }
  // A number that is the greatest already leaves the step to the one before it.
  constexpr auto greatest = std::numeric_limits<std::uint64_t>::max();
  if (step == VersionStep::patch && next.patch != greatest) {
    ++next.patch;
    return next;
  }
  next.patch = 0;
  if (step != VersionStep::major && next.minor != greatest) {
    ++next.minor;
    return next;
  }
  next.minor = 0;
  if (next.major == greatest) {
    return std::nullopt;
  }
  ++next.major;
  return next;
}

std::string
format_report(const Report& report, std::size_t room)
{
  std::string text;
  for (const auto& part : report.parts) {
    text += format_part(part, room);
  }
  return text;
}

std::vector<base::Error>
list_errors(const Report& report)
{
  std::vector<base::Error> errors;
  for (const auto& part : report.parts) {
    if (!is_allowed(part)) {
      errors.push_back(make_refusal(part));
    }
  }
  return errors;
}

}  // namespace hallmark::diff
