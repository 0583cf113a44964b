// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the description of an interface says of types: in which way each is
// known, and how it may grow.

#pragma once

#include "describe/fault.hpp"

#include <vector>

namespace hallmark::describe {

struct Document;
class Table;

/// Growth that an interface allows, by name of type; see docs/growth.md.
struct Growth {
  std::vector<Text> opaque;           ///< compared by name only
  std::vector<Text> grow_enum;        ///< enumerators may be added
  std::vector<Text> grow_tail;        ///< members may be added at the end
  std::vector<Text> append_virtuals;  ///< virtual functions likewise
  std::vector<Text> reserved;  ///< patterns of members that may get a name
};

/// The types that keys of a description name.
struct Types {
  std::vector<Text> leaves;         ///< patterns: types not looked into
  std::vector<Text> extra_types;    ///< types that stand in no signature
  std::vector<Text> private_types;  ///< patterns: types that never cross
  Growth allow;
};

/**
 * Take `leaves`, `extra_types`, `private` and `allow`.
 *
 * Faults: what is no name and no pattern, what stands twice under one key, and
 * a type that two keys name.
 */
[[nodiscard]] Types
take_types(Document& document, const Table& table);

}  // namespace hallmark::describe
