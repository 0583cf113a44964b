// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/compare_rest.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

namespace hallmark::verify {
namespace {

using Lines = std::vector<std::string_view>;

/// The lines of a block by what they are about, and what tells of them.
struct LineKind {
  std::string_view keyword;
  Topic topic;
  std::size_t name_field;  ///< of what is named in the order; 0: order is fixed
  std::string_view several;
};

constexpr std::array<LineKind, 14> line_kinds{{
  {"size", Topic::size, 0, {}},
  {"align", Topic::alignment, 0, {}},
  {"pass", Topic::passing, 0, {}},
  {"dsize", Topic::tail, 0, {}},
  {"final", Topic::kept_final, 0, {}},
  {"abstract", Topic::pure, 0, {}},
  {"hash", Topic::hash, 0, {}},
  {"base", Topic::base, 2, "bases"},
  {"member", Topic::member, 2, "members"},
  {"bits", Topic::member, 3, "members"},
  {"virtual", Topic::virtual_slot, 2, "virtual functions"},
  {"override", Topic::promise, 0, {}},
  {"underlying", Topic::underlying, 0, {}},
  {"encoding", Topic::encoding, 0, {}},
}};

constexpr LineKind enumerators{"enumerator",
                               Topic::enumerator,
                               1,
                               "enumerators"};

std::string_view
find_keyword(std::string_view line)
{
  return line.substr(0, line.find('\t'));
}

const LineKind*
find_kind(std::string_view line)
{
  const auto keyword = find_keyword(line);
  if (keyword == enumerators.keyword) {
    return &enumerators;
  }
  const auto found = std::ranges::find(line_kinds, keyword, &LineKind::keyword);
  return found == line_kinds.end() ? nullptr : &*found;
}

/// The lines of a block, without the TAB that each begins with. Which of two
/// contracts have a line `move` hangs on what else they name.
Lines
split_block(std::string_view block)
{
  Lines lines;
  while (!block.empty()) {
    auto line = base::take_line(block);
    line.remove_prefix(std::min<std::size_t>(line.size(), 1));
    if (find_keyword(line) != "move") {
      lines.push_back(line);
    }
  }
  return lines;
}

Lines
sort(Lines lines)
{
  std::ranges::sort(lines);
  return lines;
}

/// The lines of a block that are in the other too, in their order.
Lines
keep_common(const Lines& lines, Lines common)
{
  Lines kept;
  for (const auto line : lines) {
    const auto found = std::ranges::lower_bound(common, line);
    if (found != common.end() && *found == line) {
      kept.push_back(line);
      common.erase(found);
    }
  }
  return kept;
}

bool
is_told(const LineKind* kind, const std::vector<Change>& changes)
{
  if (!kind) {
    return false;
  }
  // The tail of a class of another size goes with that, and the words of a
  // virtual function are told as what it promises.
  const auto other = kind->topic == Topic::tail           ? Topic::size
                     : kind->topic == Topic::virtual_slot ? Topic::promise
                                                          : kind->topic;
  return std::ranges::any_of(changes, [&](const Change& change) {
    return change.topic == kind->topic || change.topic == other;
  });
}

void
add_unnamed(const Lines& differing, std::vector<Change>& changes)
{
  for (const auto line : differing) {
    if (!is_told(find_kind(line), changes)) {
      changes.push_back(
        make_change(Topic::unnamed,
                    "differs in a way that this version cannot name",
                    {},
                    {}));
      return;
    }
  }
}

std::string
quote_name(const LineKind& kind, std::string_view line)
{
  const auto fields = base::split(line, '\t');
  return kind.name_field < fields.size() ? base::quote(fields[kind.name_field])
                                         : base::quote(line);
}

/// `order of members: found 'b' before 'a', expected 'a' before 'b'`.
Change
make_order_change(std::string_view expected, std::string_view found)
{
  const auto& kind = *find_kind(expected);
  const auto one = quote_name(kind, expected);
  const auto other = quote_name(kind, found);
  const bool are_virtual = expected.starts_with("base\tvirtual\t") &&
                           found.starts_with("base\tvirtual\t");
  return make_change(
    Topic::order,
    base::concat({"order of ", are_virtual ? "virtual " : "", kind.several}),
    base::concat({other, " before ", one}),
    base::concat({one, " before ", other}));
}

/// Where the common lines of a topic stand in another order, its first place.
void
add_order(const Lines& expected,
          const Lines& found,
          std::vector<Change>& changes)
{
  Lines told;  // the keywords whose order is told
  for (std::size_t at = 0; at < expected.size(); ++at) {
    const auto* kind = find_kind(expected[at]);
    if (expected[at] == found[at] || !kind || kind->name_field == 0 ||
        std::ranges::find(told, kind->several) != told.end()) {
      continue;
    }
    changes.push_back(make_order_change(expected[at], found[at]));
    told.push_back(kind->several);
  }
}

}  // namespace

void
compare_rest(const TypePair& pair, std::vector<Change>& changes)
{
  const auto expected = split_block(pair.expected.block);
  const auto found = split_block(pair.found.block);
  const auto ours = sort(expected);
  const auto theirs = sort(found);
  Lines differing;
  std::ranges::set_symmetric_difference(
    ours, theirs, std::back_inserter(differing));
  add_unnamed(differing, changes);
  Lines common;
  std::ranges::set_intersection(ours, theirs, std::back_inserter(common));
  add_order(keep_common(expected, common), keep_common(found, common), changes);
  if (changes.empty() && expected != found) {
    changes.push_back(
      make_change(Topic::unnamed,
                  "differs in a way that this version cannot name",
                  {},
                  {}));
  }
}

}  // namespace hallmark::verify
