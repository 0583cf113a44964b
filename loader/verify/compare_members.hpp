// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Differences between the bases and members of two descriptions of a class.

#pragma once

#include "verify/change.hpp"

namespace hallmark::verify {

/**
 * Append what differs in base classes: in those of one side, and in offsets.
 */
void
compare_bases(const TypePair& pair, std::vector<Change>& changes);

/**
 * Append what differs in members and bit-fields, in order of their offsets.
 *
 * Members are matched by name; one that is gone and one that is new, of equal
 * type and place, are one that has another name. Of members that moved by the
 * same distance in a row the first is told and the others follow from it; all
 * follow where the member before has another type or a type of another size.
 */
void
compare_members(const TypePair& pair, std::vector<Change>& changes);

}  // namespace hallmark::verify
