// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Types in `extern "C"` inside namespaces.

#include "contract/dwarf/index.hpp"
#include "contract/dwarf/place.hpp"

#include <filesystem>
#include <ranges>

#include <dwarf.h>

namespace hallmark::contract::dwarf {
namespace {

std::string
normalise_file(const std::string& file)
{
  return std::filesystem::path(file).lexically_normal().string();
}

}  // namespace

void
Index::use_linked_scopes(LinkedScopes scopes)
{
  linked_scopes_ = std::move(scopes);
  for (auto& scope : linked_scopes_) {
    scope.file = normalise_file(scope.file);
  }
  names_.clear();
  definitions_noted_ = false;
}

/// Of a type outside every scope. clang does not say where a type stands that
/// it only declares; its tag has to do.
const LinkedScope*
Index::find_linked_scope(const Die& die) const
{
  const int tag = tag_of(die);
  const bool is_type = is_class_tag(tag) || tag == DW_TAG_enumeration_type;
  if (linked_scopes_.empty() || !is_type) {
    return nullptr;
  }
  const auto place = place_of(die);
  const auto file = normalise_file(place.file);
  const auto name = std::string(name_of(die));
  for (const auto& scope : std::views::reverse(linked_scopes_)) {
    const bool is_there = place.line == 0
                            ? scope.tags.contains(name)
                            : scope.file == file && scope.first <= place.line &&
                                place.line <= scope.last;
    if (is_there) {
      return &scope;
    }
  }
  return nullptr;
}

std::string
Index::add_linked_scope(std::string name,
                        const Die& outermost,
                        bool for_source) const
{
  const auto* linked = find_linked_scope(outermost);
  if (!linked) {
    return name;
  }
  std::string whole;
  for (const auto& outer : linked->namespaces) {
    if (!outer.empty()) {
      whole += outer + "::";
    } else if (!for_source) {
      whole += "(anonymous namespace)::";
    }
  }
  return whole + name;
}

}  // namespace hallmark::contract::dwarf
