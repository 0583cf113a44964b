// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows a number that differs when two descriptions of a type may differ.
//
// A plugin's debugging information describes most of its types once for each
// source. Making canonical text of all would take seconds; a number of what
// counts takes a walk over the entries. It may differ for types that are the
// same in the end, and never the other way round: what lies deeper than one
// type has a description, and a number, of its own.

#pragma once

#include "contract/dwarf/dwarf.hpp"

#include <cstdint>

namespace hallmark::lint {

/// Size, bases, members with their places and types, virtual functions,
/// special members, enumerators.
[[nodiscard]] std::uint64_t
make_outline(const contract::dwarf::Die& type);

}  // namespace hallmark::lint
