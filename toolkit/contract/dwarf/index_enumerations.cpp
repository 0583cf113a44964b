// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Enumerations that another file describes.

#include "contract/dwarf/index.hpp"

#include <dwarf.h>

namespace hallmark::contract::dwarf {

Result<void>
Index::add_enumerations(const Debug& debug)
{
  auto other = build(debug);
  if (!other) {
    return other.error();
  }
  scopes_.merge(other->scopes_);
  for (const auto& type : other->types_) {
    const auto name = qualified_name(type);
    if (tag_of(type) == DW_TAG_enumeration_type && !name.empty() &&
        !is_set(type, DW_AT_declaration) && !find_definition(name)) {
      types_.push_back(type);
    }
  }
  definitions_noted_ = false;
  return {};
}

}  // namespace hallmark::contract::dwarf
