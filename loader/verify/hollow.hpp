// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Large classes without anything in them: their alignment makes them large, or
// an array of classes without anything.

#pragma once

#include "model/contract.hpp"

#include <string_view>

namespace hallmark::verify {

/// Whether a class or union of more than two registers has nothing in it: all of
/// its bases and members, if any, are such classes, of any size, or arrays of
/// them, or arrays of no elements.
[[nodiscard]] bool
is_hollow(const model::Contract& contract, const model::Type& type);

/// Whether a contract's text may have one: a look without parsing it.
[[nodiscard]] bool
may_have_hollow(std::string_view text);

}  // namespace hallmark::verify
