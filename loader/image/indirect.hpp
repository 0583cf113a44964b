// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Indirect functions (STT_GNU_IFUNC): a resolver in the file chooses which
// function its name means on this machine.

#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string_view>

namespace hallmark::image {

using base::Result;

/**
 * The function that a resolver chooses.
 *
 * It is called as the dynamic loader does, and not found by name: dlsym()
 * takes any definition that comes first, and says nothing of a resolver that
 * fails.
 *
 * @param resolver  Where it is mapped, in a plugin that is relocated.
 * @param name      Of the function, for the message.
 *
 * Errors:   missing_export  it gives null, or throws
 */
Result<void*>
resolve_indirect(std::uintptr_t resolver, std::string_view name);

}  // namespace hallmark::image
