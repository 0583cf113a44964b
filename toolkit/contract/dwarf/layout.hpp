// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The parts of a class's layout: bases and members.

#pragma once

#include "contract/dwarf/index.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace hallmark::contract::dwarf {

/// A base class.
struct Base {
  Die type{};                ///< the class, defined where it is anywhere
  std::uint64_t offset = 0;  ///< bytes; of no meaning for a virtual base
  bool is_virtual = false;
  std::string_view access{};  ///< `private` or `protected`; empty: public
};

/// A member that takes room; static ones do not.
struct Member {
  std::string_view name;  ///< empty for an anonymous struct or union
  std::optional<Die> type;
  std::uint64_t offset_bits = 0;            ///< from the start of the class
  std::optional<std::uint64_t> width_bits;  ///< of a bit-field
  std::uint64_t alignment = 0;              ///< bytes, by `alignas`; 0 without
};

/// What a class is laid out from, in the order of its declaration.
struct Layout {
  std::vector<Base> bases;
  std::vector<Member> members;
  std::vector<Die> functions;
};

/// Read the children of a class. The compiler's own (`_vptr`) are left out.
[[nodiscard]] Layout
read_layout(const Index& index, const Die& type);

/// Whether objects of a class hold a pointer to a virtual table.
[[nodiscard]] bool
is_dynamic(const Index& index, const Die& type);

/// Whether a class ends with an array of unknown bound, its own or a part's.
[[nodiscard]] bool
is_open(const Index& index, const Die& type);

}  // namespace hallmark::contract::dwarf
