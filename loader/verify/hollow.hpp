// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Large classes without anything in them: alignment alone makes them large.

#pragma once

#include "model/contract.hpp"

#include <string_view>

namespace hallmark::verify {

/// Whether a class of more than two registers has no member, and its bases
/// neither.
[[nodiscard]] bool
is_hollow(const model::Contract& contract, const model::Type& type);

/// Whether a contract's text may have one: a look without parsing it.
[[nodiscard]] bool
may_have_hollow(std::string_view text);

}  // namespace hallmark::verify
