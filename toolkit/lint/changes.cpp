// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/changes.hpp"

#include "base/text.hpp"
#include "verify/compare_types.hpp"
#include "verify/explain.hpp"

namespace hallmark::lint {
namespace {

/// In one line; more are counted.
constexpr std::size_t most_changes = 6;

}  // namespace

std::string
explain_type(const verify::ContractPair& contracts,
             std::string_view name,
             const verify::Sides& sides)
{
  const auto* expected = contracts.expected.find_type(name);
  const auto* found = contracts.found.find_type(name);
  if (!expected || !found || expected->kind == model::Kind::declared ||
      found->kind == model::Kind::declared) {
    return {};
  }
  verify::Group group;
  group.name = name;
  std::vector<std::string> parts;
  for (const auto& change :
       verify::compare_types({contracts, *expected, *found})) {
    if (!change.follows) {
      parts.push_back(verify::format_change(group, change, sides));
    }
  }
  const auto more =
    parts.size() > most_changes ? parts.size() - most_changes : 0;
  parts.resize(parts.size() - more);
  if (more > 0) {
    parts.push_back(base::format_count(more, "more difference"));
  }
  return base::join(parts, "; ");
}

std::string
format_place(const contract::dwarf::Place& place)
{
  return place.file.empty() ? std::string()
                            : place.file + ":" + std::to_string(place.line);
}

}  // namespace hallmark::lint
