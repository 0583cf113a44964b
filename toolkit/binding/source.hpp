// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The source of a binding. It says what a host expects: to the loader at run
// time, and as a note to tools that only read the file.
//
// Of what a host provides the addresses are told too. They are weak references:
// a plugin that asks for the interface is built with the same source, and an
// optional export may have no definition. Each is declared anew, by its type
// and its linkage name, since C++ has no pragma that makes a qualified name
// weak.

#pragma once

#include "binding/binding.hpp"

namespace hallmark::binding {

/// The text of NAME.interface.cpp or NAME.interface.c, in C++11 or C99.
[[nodiscard]] std::string
format_source(const Binding& binding);

}  // namespace hallmark::binding
