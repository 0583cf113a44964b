// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/idle_patterns.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace hallmark::contract {
namespace {

using Names = std::set<std::string>;

bool
is_name_byte(unsigned char byte)
{
  return std::isalnum(byte) != 0 || byte == '_' || byte >= 0x80;
}

/// Whether a pattern of members may name one of a class, now or in another
/// version: its beginning matches the class, and what is left one name.
bool
may_name_member(std::string_view pattern, std::string_view type)
{
  const auto scope = base::concat({type, "::"});
  for (auto at = pattern.size(); at > 0; --at) {
    const auto last = static_cast<unsigned char>(pattern[at - 1]);
    // A star at the end of what the class matches takes of the name too.
    if ((last == '*' || at < pattern.size()) &&
        base::matches_pattern(pattern.substr(0, at), scope)) {
      return true;
    }
    if (last != '*' && !is_name_byte(last)) {
      return false;
    }
  }
  return false;
}

/// The classes and unions: what may have members.
Names
list_classes(const std::map<std::string, text::Block>& blocks)
{
  Names classes;
  for (const auto& [key, block] : blocks) {
    if (block.kind == "class" || block.kind == "union") {
      classes.insert(key);
    }
  }
  return classes;
}

bool
matches_one(std::string_view pattern, const Names& names)
{
  return std::ranges::any_of(names, [&](const std::string& name) {
    return base::matches_pattern(pattern, name);
  });
}

std::string
format_idle(std::string_view key, std::string_view pattern)
{
  return base::concat({base::quote(key),
                       " names ",
                       base::quote(pattern),
                       ", which matches nothing"});
}

}  // namespace

std::vector<std::string>
find_idle_patterns(const Request& request,
                   const std::set<std::string>& own,
                   const std::map<std::string, text::Block>& blocks)
{
  std::vector<std::string> idle;
  const auto check =
    [&](const char* key, const std::string& pattern, const Names& names) {
      if (!matches_one(pattern, names)) {
        idle.push_back(format_idle(key, pattern));
      }
    };
  for (const auto& pattern : request.private_types) {
    check("private", pattern, own);
  }
  Names types;
  for (const auto& [key, block] : blocks) {
    types.insert(key);
  }
  for (const auto& pattern : request.leaves) {
    check("leaves", pattern, types);
  }
  const auto classes = list_classes(blocks);
  for (const auto& rule : request.allow) {
    if (rule.rule == "reserved" &&
        std::ranges::none_of(classes, [&](const std::string& name) {
          return may_name_member(rule.type, name);
        })) {
      idle.push_back(format_idle("reserved", rule.type));
    }
  }
  return idle;
}

}  // namespace hallmark::contract
