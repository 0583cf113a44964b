// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The size of a type that a contract spells.

#pragma once

#include "model/contract.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace hallmark::verify {

/**
 * How many bytes a value of a type has: of what the contract describes, of
 * pointers and references, and of arrays of these.
 *
 * @param spelling  As in the text: `const char*`, `int[4]`, `audio::Params`.
 * @return          Nothing when the text does not tell.
 */
[[nodiscard]] std::optional<std::uint64_t>
find_size(const model::Contract& contract, std::string_view spelling);

}  // namespace hallmark::verify
