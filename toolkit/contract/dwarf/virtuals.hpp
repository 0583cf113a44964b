// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The virtual table of a class: the slot of each function.
//
// Both compilers say the slot of a function that is no destructor. A destructor
// takes two, and is found by the gap: the first two slots in a row that no
// function has, or else the end. Slots that the primary base brings are its
// own; a class lists those that it adds.

#pragma once

#include "contract/dwarf/types.hpp"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace hallmark::contract::dwarf {

/// The name of a function; `operator long unsigned int` names a type.
[[nodiscard]] std::string
normalise_function(std::string_view name);

/// One function in a virtual table.
struct Slot {
  std::string name;     ///< `size()const`, or `~`
  std::string returns;  ///< return type; empty for a destructor
};

/// The primary virtual table of a class.
struct Table {
  std::uint64_t inherited = 0;  ///< slots of the primary base
  std::uint64_t size = 0;       ///< slots in all
  bool has_destructor = false;
  std::map<std::uint64_t, Slot> added;             ///< by the class itself
  std::vector<std::pair<std::string, Die>> named;  ///< types of those slots
};

/// Works out virtual tables, and keeps them.
class Virtuals {
public:
  /// Both must outlive it.
  Virtuals(const Index& index, Speller& speller)
    : index_(index), speller_(speller)
  {
  }

  /// The table of a class that is defined.
  const Table& table_of(const Die& type);

private:
  Table compute(const Die& type);
  std::optional<Die> primary_base(const Die& type);
  bool has_virtual_destructor(const Die& type, int depth);

  const Index& index_;
  Speller& speller_;
  std::unordered_map<const void*, Table> known_;
  int depth_ = 0;
};

}  // namespace hallmark::contract::dwarf
