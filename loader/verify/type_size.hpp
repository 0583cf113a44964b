// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The size of a type that a contract spells, and structs that tell theirs.

#pragma once

#include "model/contract.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace hallmark::verify {

/**
 * How many bytes a value of a type has: of what the contract describes, of
 * pointers and references, and of vectors and arrays of these.
 *
 * @param spelling  As in the text: `const char*`, `int[4]`, `audio::Params`.
 * @return          Nothing when the text does not tell.
 */
[[nodiscard]] std::optional<std::uint64_t>
find_size(const model::Contract& contract, std::string_view spelling);

/// Whether a struct begins with its own size, a member of that name.
[[nodiscard]] bool
has_own_size(const model::Contract& contract, const model::Type& type);

/// A spelling without the bounds of an array.
[[nodiscard]] std::string_view
strip_bounds(std::string_view spelling);

}  // namespace hallmark::verify
