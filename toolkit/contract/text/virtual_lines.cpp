// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/text/virtual_lines.hpp"

#include "contract/text/fields.hpp"

#include <algorithm>
#include <set>

#include <dwarf.h>

namespace hallmark::contract::text {
namespace {

constexpr const char* destructor = "~";

/// `LINE TAB WORDS`, where there are any.
std::string
add_words(std::string line, const std::string& words)
{
  return words.empty() ? line : join_fields({std::move(line), words});
}

}  // namespace

std::vector<std::string>
VirtualLines::describe(const std::string& key,
                       const dwarf::Die& type,
                       const dwarf::Found& found)
{
  const auto& table = virtuals_.table_of(type);
  const auto words_of_destructor = [&] {
    return table.destructor
             ? functions_.format_words({key, type, *table.destructor}, nullptr)
             : std::string();
  };
  std::vector<std::string> lines;
  for (const auto& [slot, function] : table.added) {
    const auto number = std::to_string(slot);
    if (!function) {
      lines.push_back(add_words(join_fields({"virtual", number, destructor}),
                                words_of_destructor()));
      continue;
    }
    const auto one = describe_function({key, type, *function}, found);
    lines.push_back(add_words(
      join_fields({"virtual", number, one.name, one.result}), one.words));
  }
  std::set<std::string> overrides;
  const auto add = [&](const std::string& name, const std::string& words) {
    if (!words.empty()) {
      overrides.insert(join_fields({"override", name, words}));
    }
  };
  const dwarf::Found pass_over = [](const auto&, const auto&) {};
  for (const auto& function : table.overriding) {
    const auto one = describe_function({key, type, function}, pass_over);
    add(one.name, one.words);
  }
  if (std::ranges::all_of(table.added, [](const auto& slot) {
        return slot.second.has_value();
      })) {
    add(destructor, words_of_destructor());
  }
  lines.insert(lines.end(), overrides.begin(), overrides.end());
  return lines;
}

VirtualLines::Described
VirtualLines::describe_function(const OwnFunction& own,
                                const dwarf::Found& found)
{
  const auto name = dwarf::normalise_function(dwarf::name_of(own.function));
  const auto place = own.owner + "::" + name;
  const auto* said = functions_.read_function(own);
  auto type = said ? *said : names::FunctionType();
  type.is_noexcept = false;  // that is one of the words
  Described one;
  one.name = name + speller_.spell_parameters(
                      own.function, place, found, said ? &type : nullptr);
  one.result = speller_.spell(dwarf::reference(own.function, DW_AT_type),
                              place,
                              found,
                              {},
                              said ? &said->result : nullptr);
  one.words = functions_.format_words(own, said);
  return one;
}

}  // namespace hallmark::contract::text
