// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The virtual table of a class: the slot of each function.
//
// Both compilers say the slot of a function that is no destructor. A destructor
// takes two, and is found by the gap: the first two slots in a row that no
// function has, or else the end. Slots that the primary base brings are its
// own; a class lists those that it adds.

#pragma once

#include "contract/dwarf/index.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hallmark::contract::dwarf {

/// The name of a function; `operator long unsigned int` names a type.
[[nodiscard]] std::string
normalise_function(std::string_view name);

/// One function in a virtual table.
using Slot = std::optional<Die>;  ///< none: the destructor

/// The primary virtual table of a class.
struct Table {
  std::uint64_t inherited = 0;  ///< slots of the primary base
  std::uint64_t size = 0;       ///< slots in all
  bool has_destructor = false;
  std::map<std::uint64_t, Slot> added;  ///< by the class itself
  std::vector<Die> overriding;          ///< functions in slots of its bases
  std::optional<Die> destructor;        ///< that it declares
};

/// Works out virtual tables, and keeps them.
class Virtuals {
public:
  /// The index must outlive it.
  explicit Virtuals(const Index& index) : index_(index) {}

  /// The table of a class that is defined.
  const Table& table_of(const Die& type);

private:
  Table compute(const Die& type);
  std::optional<Die> primary_base(const Die& type);
  bool has_virtual_destructor(const Die& type, int depth);

  const Index& index_;
  std::unordered_map<const void*, Table> known_;
  int depth_ = 0;
};

}  // namespace hallmark::contract::dwarf
