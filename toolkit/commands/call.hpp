// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Calls an export of which only the text of its signature is known.

#pragma once

#include "commands/anatomy.hpp"

#include <string>
#include <string_view>

namespace hallmark::commands {

/**
 * Whether an export can be called: a function without parameters that gives a
 * number, a text or nothing.
 *
 * Errors:   missing_export  no export has that name; with the nearest one
 *           wrong_type      it is anything else, or its type is not known
 */
base::Result<void>
check_call(const Anatomy& anatomy, const std::string& name);

/**
 * Call a function, and give its result as text; empty for void.
 *
 * @param signature  That check_call() has let pass.
 */
[[nodiscard]] std::string
call(void (*function)(), std::string_view signature);

}  // namespace hallmark::commands
