// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A number for the description of a type: if two numbers are equal, the
// descriptions are.
//
// A plugin's debugging information describes most of its types once for each
// source. Making canonical text of all of them would take seconds; making a
// number takes one walk over the entries. The numbers of two equal types may
// differ, but those of different types never agree. Types that a type refers to
// have a description, and a number, of their own.

#pragma once

#include "contract/dwarf/dwarf.hpp"

#include <cstdint>

namespace hallmark::lint {

/// Size, bases, members with their places and types, virtual functions,
/// special members, enumerators.
[[nodiscard]] std::uint64_t
make_outline(const contract::dwarf::Die& type);

}  // namespace hallmark::lint
