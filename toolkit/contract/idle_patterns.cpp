// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/idle_patterns.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <string_view>

namespace hallmark::contract {
namespace {

using Names = std::set<std::string>;

/// The members of all classes, with the names of these.
Names
list_members(const std::map<std::string, text::Block>& blocks)
{
  Names members;
  for (const auto& [key, block] : blocks) {
    for (const auto& line : block.lines) {
      const auto fields = base::split(line, '\t');
      const auto name = fields.front() == "member" ? 2U
                        : fields.front() == "bits" ? 3U
                                                   : fields.size();
      if (name < fields.size()) {
        members.insert(base::concat({key, "::", fields[name]}));
      }
    }
  }
  return members;
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
  const auto members = list_members(blocks);
  for (const auto& rule : request.allow) {
    if (rule.rule == "reserved") {
      check("reserved", rule.type, members);
    }
  }
  return idle;
}

}  // namespace hallmark::contract
