// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The header of a binding: a struct with a member for each export.

#pragma once

#include "binding/binding.hpp"

namespace hallmark::binding {

/**
 * The text of NAME.interface.hpp or NAME.interface.h.
 *
 * Functions are members of function pointer type and variables are pointers,
 * spelled by the compiler itself: `decltype(&::audio::gain) gain;`, in C
 * `__typeof__(&gain) gain;`. So the header of the interface is included. The
 * text is C++11 or C99.
 */
[[nodiscard]] std::string
format_header(const Binding& binding);

}  // namespace hallmark::binding
