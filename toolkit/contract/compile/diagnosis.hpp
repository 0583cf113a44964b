// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a compiler's errors about a contract's translation unit mean.

#pragma once

#include "contract/compile/source.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace hallmark::contract::compile {

/// The numbers after a marker, wherever the compiler speaks of what it marks.
[[nodiscard]] std::set<std::size_t>
find_marked_numbers(std::string_view words, std::string_view marker);

/**
 * Take out of a set what the compiler speaks of.
 *
 * @param marker  Numbers the elements in their order, from 0.
 * @return        Whether there was any.
 */
bool
drop_marked(std::set<std::string>& names,
            std::string_view words,
            std::string_view marker);

/**
 * The number of an export whose name stands for several functions, or for none
 * with the parameter types that it is written with: list_overloads() tells what
 * there is.
 *
 * @return  Nothing when the compiler's first error is of another kind.
 */
[[nodiscard]] std::optional<std::size_t>
find_unpicked(const SourceOptions& options, std::string_view words);

/**
 * Why a contract's translation unit does not compile.
 *
 * An error at an export becomes one sentence about that export; any other is
 * the header's own, and the compiler's words are passed on whole.
 *
 * @param words  What the compiler wrote on standard error, in English.
 */
[[nodiscard]] Error
make_compile_error(const SourceOptions& options, std::string_view words);

}  // namespace hallmark::contract::compile
