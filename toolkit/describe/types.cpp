// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/types.hpp"

#include "base/text.hpp"
#include "contract/names/names.hpp"
#include "describe/names.hpp"
#include "describe/table.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::describe {
namespace {

const std::vector<std::string> allow_keys = {"opaque",
                                             "grow_enum",
                                             "grow_tail",
                                             "append_virtuals",
                                             "reserved"};

/// The one spelling of a name.
using Spell = std::string (*)(const std::string& name);

/// Each name once. Names of types may be spelled in several ways.
void
check_once(const std::vector<Text>& names,
           std::string_view key,
           Spell spell,
           Faults& faults)
{
  std::map<std::string, Place> known;
  for (const auto& [name, place] : names) {
    const auto [first, is_new] = known.emplace(spell(name), place);
    if (!is_new) {
      faults.add(place,
                 base::concat({"duplicate in ", base::quote(key)}),
                 base::quote(name) + " again",
                 "it only in line " + std::to_string(first->second.line));
    }
  }
}

std::string
spell_type(const std::string& name)
{
  return contract::names::normalise_name(name).text;
}

/// A pattern is none of C++'s names.
std::string
spell_pattern(const std::string& pattern)
{
  return pattern;
}

/// Patterns of qualified names; each once.
std::vector<Text>
take_patterns(const Table& table,
              std::string_view key,
              std::string_view what,
              Spell spell,
              Faults& faults)
{
  auto patterns = table.find_texts(key);
  for (const auto& [pattern, place] : patterns) {
    if (!is_type_pattern(pattern)) {
      faults.add(place,
                 base::concat({"not a pattern of ", what}),
                 base::quote(pattern),
                 "a qualified name, in which * stands for any characters");
    }
  }
  check_once(patterns, key, spell, faults);
  return patterns;
}

/// Names of types, each of one.
std::vector<Text>
take_extra_types(const Table& table, Faults& faults)
{
  auto types = take_patterns(table, "extra_types", "types", spell_type, faults);
  for (const auto& [name, place] : types) {
    if (name.find('*') != name.npos && is_type_pattern(name)) {
      faults.add(place,
                 "not the name of a type",
                 base::quote(name),
                 "one type, without *");
    }
  }
  return types;
}

std::vector<Text>
take_ruled(const Table& allow, std::string_view key, Faults& faults)
{
  auto types = allow.find_texts(key);
  check_once(types, key, spell_type, faults);
  return types;
}

Growth
take_growth(Document& document, const Table& table)
{
  Growth growth;
  if (const auto* node = table.find("allow", Kind::table)) {
    const Table allow(document, *node->as_table(), allow_keys);
    auto& faults = document.faults;
    growth = {
      take_ruled(allow, "opaque", faults),
      take_ruled(allow, "grow_enum", faults),
      take_ruled(allow, "grow_tail", faults),
      take_ruled(allow, "append_virtuals", faults),
      take_patterns(allow, "reserved", "members", spell_pattern, faults)};
  }
  return growth;
}

/// A type is known in one way: two that name the same one contradict each
/// other.
void
check_apart(const std::vector<Text>& some,
            std::string_view key,
            const std::vector<Text>& others,
            std::string_view other_key,
            Faults& faults)
{
  for (const auto& one : some) {
    for (const auto& other : others) {
      if (base::matches_pattern(one.value, other.value) ||
          base::matches_pattern(other.value, one.value)) {
        faults.add(one.place,
                   base::concat({base::quote(one.value),
                                 " is under ",
                                 base::quote(key),
                                 " and under ",
                                 base::quote(other_key)}),
                   "both",
                   "one of them");
      }
    }
  }
}

void
check_ways_apart(const Types& types, Faults& faults)
{
  const auto& extra = types.extra_types;
  const auto& hidden = types.private_types;
  const auto& leaves = types.leaves;
  const auto& opaque = types.allow.opaque;
  check_apart(extra, "extra_types", hidden, "private", faults);
  check_apart(extra, "extra_types", leaves, "leaves", faults);
  check_apart(extra, "extra_types", opaque, "opaque", faults);
  check_apart(leaves, "leaves", hidden, "private", faults);
  check_apart(leaves, "leaves", opaque, "opaque", faults);
  check_apart(opaque, "opaque", hidden, "private", faults);
}

}  // namespace

Types
take_types(Document& document, const Table& table)
{
  auto& faults = document.faults;
  Types types;
  types.leaves = take_patterns(table, "leaves", "types", spell_pattern, faults);
  types.extra_types = take_extra_types(table, faults);
  types.private_types =
    take_patterns(table, "private", "types", spell_pattern, faults);
  types.allow = take_growth(document, table);
  check_ways_apart(types, faults);
  return types;
}

}  // namespace hallmark::describe
