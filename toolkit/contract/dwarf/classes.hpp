// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The classes that types of exports name: from C++, what the compiler put into
// linkage names, as compile/class_source.hpp asks it to; from C, what debugging
// information says.

#pragma once

#include "contract/dwarf/index.hpp"
#include "contract/values/contract.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::contract::dwarf {

/// The class in `_ZN8hallmark6layoutI` T `Lm8ELm4ELb1EE12hallmark_keyE`: size, alignment
/// and whether it is passed by value. Nothing for other symbols.
[[nodiscard]] std::optional<Class>
parse_class(std::string_view symbol);

/// The classes among an object's symbols, each once, sorted by key.
[[nodiscard]] std::vector<Class>
find_classes(const std::vector<std::string>& symbols);

/**
 * The complete classes that the types of exports in C name: in parameters and
 * results, behind pointers, as elements. What alignment C gives them is not in
 * debugging information; all are passed by value.
 *
 * @return  Each once, sorted by key.
 */
[[nodiscard]] std::vector<Class>
find_c_classes(const Index& index, const std::vector<Die>& types);

}  // namespace hallmark::contract::dwarf
