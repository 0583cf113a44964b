// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which types the blocks of a contract name, and what follows from it.

#pragma once

#include "model/spelling.hpp"
#include "verify/change.hpp"

#include <span>
#include <vector>

namespace hallmark::verify {

/**
 * Append the names in an export's signature. A variable is reached by its
 * address: the type that it has itself counts as named by pointer.
 */
void
find_export_mentions(const model::Export& item,
                     std::vector<model::Mention>& mentions);

/// Append the types that a type's name, bases and members hold.
void
find_part_mentions(const model::Contract& contract,
                   const model::Type& type,
                   std::vector<model::Mention>& mentions);

/// Append all names in a type's block, and the arguments in its own name.
void
find_type_mentions(const model::Contract& contract,
                   const model::Type& type,
                   std::vector<model::Mention>& mentions);

/**
 * Whether a mention makes what it stands in hold the type: a member, base or
 * array of it, a value that crosses.
 *
 * @param in_leaf  Whether it stands in the block of a leaf. Of a template's
 *                 arguments only those of leaves count: what other templates
 *                 hold their members tell.
 */
[[nodiscard]] inline bool
is_held(const model::Mention& mention, bool in_leaf)
{
  return mention.is_value && mention.is_argument == in_leaf;
}

/// Which facts of a type are not the same on both sides.
struct LayoutChange {
  bool size = false;
  bool alignment = false;
  bool passing = false;
};

/// What differs in those of the types that are held by value. Opaque types
/// count as equal: they explain nothing.
[[nodiscard]] LayoutChange
find_layout_change(const ContractPair& contracts,
                   std::span<const model::Mention> mentions);

}  // namespace hallmark::verify
