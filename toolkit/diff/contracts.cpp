// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "diff/contracts.hpp"

#include "base/text.hpp"
#include "verify/compare.hpp"
#include "verify/explain.hpp"

#include <algorithm>
#include <iterator>

namespace hallmark::diff {
namespace {

using verify::Change;
using verify::Group;
using verify::Subject;
using verify::Topic;

/// The subject alone: `type 'audio::Params'`.
std::string
format_subject(const Group& group)
{
  Group bare;
  bare.subject = group.subject;
  bare.name = group.name;
  return verify::format_group(bare);
}

/// Whether it is an export more of a plugin's own: nobody else has to have it.
bool
is_own_addition(const Group& group,
                const Change& change,
                const model::Contract& contract)
{
  return contract.name.empty() && group.subject == Subject::export_symbol &&
         change.topic == Topic::presence && change.side == verify::Side::found;
}

Item
make_item(const Group& group, const Change& change, const verify::Sides& sides)
{
  Item item;
  item.subject = format_subject(group);
  if (group.place) {
    item.file = group.place->file;
    item.line = group.place->line;
  }
  item.reached_from = group.reached_from;
  item.field = change.field;
  item.old_value = change.expected;
  item.new_value = change.found;
  item.text = verify::format_change(group, change, sides);
  item.names_subject =
    change.topic == Topic::presence || group.subject == Subject::interface;
  item.works = change.works;
  item.is_compatible = change.is_compatible;
  item.follows = change.follows;
  item.step = change.step;
  return item;
}

}  // namespace

std::vector<Item>
compare_contracts(const model::Contract& old_one,
                  const model::Contract& new_one)
{
  const auto comparison = verify::compare_versions({old_one, new_one});
  std::vector<Item> items;
  std::vector<Item> additions;
  for (const auto& group : comparison.groups) {
    for (const auto& change : group.changes) {
      auto item = make_item(group, change, verify::diff_sides);
      if (new_one.name.empty()) {
        item.works.reset();  // a plugin's own exports are no host's interface
      }
      if (is_own_addition(group, change, new_one)) {
        item.is_compatible = true;
        item.step = VersionStep::minor;
        additions.push_back(std::move(item));
      } else {
        items.push_back(std::move(item));
      }
    }
  }
  std::ranges::move(additions, std::back_inserter(items));
  return items;
}

}  // namespace hallmark::diff
