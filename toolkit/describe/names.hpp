// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Names of C and C++ as descriptions spell them.

#pragma once

#include "describe/fault.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace hallmark::describe {

/// Whether it is one identifier: letters, digits and `_`, no digit first.
[[nodiscard]] bool
is_identifier(std::string_view name);

/// Whether C or C++ has another use for it: `class`, `restrict`.
[[nodiscard]] bool
is_keyword(std::string_view name);

/// Whether it is identifiers joined by `::`.
[[nodiscard]] bool
is_qualified_name(std::string_view name);

/// Whether it may be a pattern of names of types: what qualified names are made
/// of, with template arguments, and `*`.
[[nodiscard]] bool
is_type_pattern(std::string_view pattern);

/// An identifier made of any text: what none may have becomes `_`.
[[nodiscard]] std::string
make_identifier(std::string_view text);

/// Whether an interface of that name is one of Hallmark's own, `hallmark/…`:
/// what it exports has the names that are reserved for it.
[[nodiscard]] bool
is_own_interface(std::string_view name);

/**
 * The name of an export, brought into its canonical spelling; of an overloaded
 * function with its parameter types, of an instance of a template with its
 * arguments.
 *
 * @return  What it is called in its scope: `gain` of `audio::gain(int)`.
 *
 * Faults: a name that no function and no variable can have.
 */
std::string
take_symbol_name(Text& name, Faults& faults);

/// The same; a linkage name that is one of Hallmark's own is a fault too.
std::string
take_export_name(Text& name, Faults& faults);

/// A fault unless `name` is a qualified name without keywords, as that of `what`
/// is: `a type`.
void
check_type_name(const Text& name, std::string_view what, Faults& faults);

/// A fault unless an export can have that name in the binding.
void
check_binding_name(const std::string& name,
                   const Place& place,
                   std::string hint,
                   Faults& faults);

/// The fault that an export was declared before, at `first`.
void
report_duplicate(const Text& name, const Place& first, Faults& faults);

/// A fault unless `name` can be the name of a file.
void
check_file_name(const Text& name, Faults& faults);

/// A contract has no more exports than loaders read.
void
check_export_count(std::size_t count, const Place& place, Faults& faults);

}  // namespace hallmark::describe
