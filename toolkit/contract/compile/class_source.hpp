// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The part of a contract's source that asks about classes: which ones the type
// of an export names, and what calls depend on of each.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hallmark::contract::compile {

/// What a translation unit needs before the first format_class_root().
[[nodiscard]] std::string_view
format_class_prologue();

/// A pointer to code that refers, for each complete class that the type of an
/// export names, to a symbol that parse_class() of dwarf/classes.hpp reads.
[[nodiscard]] std::string
format_class_root(const std::string& symbol, std::size_t number);

}  // namespace hallmark::contract::compile
