// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a contract says of a built-in type: its encoding, and its alignment,
// which DWARF does not say. Of classes the
// compiler is asked (question_source.hpp); of a built-in type it would answer
// what is best, not what the ABI asks: 8 for a double on i386.

#pragma once

#include "contract/dwarf/index.hpp"

#include <cstdint>
#include <string>

namespace hallmark::contract::dwarf {

/// In bytes, at least 1.
[[nodiscard]] std::uint64_t
alignment_of_base(const Index& index, const Die& type);

/// A DW_ATE_… as contracts spell it: `signed`, or `encoding N`.
[[nodiscard]] std::string
format_encoding(std::uint64_t encoding);

}  // namespace hallmark::contract::dwarf
