// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "diff/notices.hpp"

#include "base/text.hpp"

#include <map>
#include <set>
#include <tuple>

namespace hallmark::diff {
namespace {

using base::concat;
using model::Contract;
using model::Declaration;

using Key = std::tuple<std::string_view, bool, std::string_view>;

/// What classes declare, by class, kind and name.
std::map<Key, const Declaration*>
index_declarations(const Contract& contract)
{
  std::map<Key, const Declaration*> index;
  for (const auto& one : contract.declarations) {
    index.emplace(Key{one.type, one.is_function, one.name}, &one);
  }
  return index;
}

std::set<std::string_view>
list_types(const Contract& contract)
{
  std::set<std::string_view> types;
  for (const auto& one : contract.declarations) {
    types.insert(one.type);
  }
  return types;
}

/// `'audio::Filter::size() const'`.
std::string
format_name(const Declaration& one)
{
  const auto end = one.is_function ? one.name.rfind(')') + 1 : one.name.size();
  const auto qualifiers = one.name.substr(end);
  return base::quote(concat({one.type,
                             "::",
                             one.name.substr(0, end),
                             qualifiers.empty() ? "" : " ",
                             qualifiers}));
}

/// The members of which the text tells, and so of their end, as keys.
std::set<Key>
list_laid_out(const Contract& contract)
{
  std::set<Key> members;
  for (const auto& type : contract.types) {
    for (const auto& member : contract.members_of(type)) {
      members.insert({type.name, false, member.name});
    }
  }
  return members;
}

void
compare_declared(const Declaration& old_one,
                 const Declaration& new_one,
                 std::vector<std::string>& notices)
{
  if (old_one.access != new_one.access) {
    notices.push_back(concat({format_name(new_one),
                              " is ",
                              base::escape(new_one.access),
                              ", and was ",
                              base::escape(old_one.access)}));
  }
  if (new_one.word == "explicit" && old_one.word != "explicit") {
    notices.push_back(
      concat({format_name(new_one), " is explicit, and was not"}));
  }
}

void
add_declared(const Contract& old_one,
             const Contract& new_one,
             std::vector<std::string>& notices)
{
  const auto later = index_declarations(new_one);
  const auto types = list_types(new_one);
  const auto laid_out = list_laid_out(old_one);
  for (const auto& [key, declared] : index_declarations(old_one)) {
    const auto found = later.find(key);
    if (found != later.end()) {
      compare_declared(*declared, *found->second, notices);
    } else if (types.contains(declared->type) && declared->word != "virtual" &&
               !laid_out.contains(key)) {
      notices.push_back(concat({format_name(*declared), " is gone"}));
    }
  }
}

void
add_enumerators(const Contract& old_one,
                const Contract& new_one,
                std::vector<std::string>& notices)
{
  for (const auto& type : new_one.types) {
    const auto* before = old_one.find_type(type.name);
    if (!before || before->kind != model::Kind::enum_type ||
        type.kind != model::Kind::enum_type) {
      continue;
    }
    std::set<std::string_view> known;
    for (const auto& one : old_one.enumerators_of(*before)) {
      known.insert(one.name);
    }
    for (const auto& one : new_one.enumerators_of(type)) {
      if (!known.contains(one.name)) {
        notices.push_back(
          concat({base::quote(concat({type.name, "::", one.name})),
                  " is new: a switch over ",
                  base::quote(type.name),
                  " may lack it"}));
      }
    }
  }
}

}  // namespace

std::vector<std::string>
list_notices(const Contract& old_one, const Contract& new_one)
{
  std::vector<std::string> notices;
  if (!old_one.declarations.empty() && !new_one.declarations.empty()) {
    add_declared(old_one, new_one, notices);
  }
  add_enumerators(old_one, new_one, notices);
  return notices;
}

}  // namespace hallmark::diff
