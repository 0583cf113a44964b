// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the pointer to an export points to, and whether it can be one.

#pragma once

#include "base/result.hpp"
#include "contract/dwarf/object.hpp"
#include "contract/names/mangled.hpp"

#include <optional>
#include <string>

namespace hallmark::contract {

using base::Result;

/// `export 'NAME' WHAT`.
[[nodiscard]] base::Error
make_export_error(const std::string& name,
                  const char* what,
                  const std::string& hint = {});

/**
 * Errors:   invalid_argument  a reference, a thread-local variable, or what no
 *                             other file sees
 */
Result<void>
check_target(const std::string& name,
             const std::string& type_key,
             const dwarf::Target* target);

/// `gain` of `audio::gain(int)`, and `operator` of all operators.
[[nodiscard]] std::string
find_last_name(const std::string& symbol);

/// What the mangled type of an export says of the functions in it; nothing
/// where it is not known, as of C.
[[nodiscard]] std::optional<names::FunctionTypes>
read_said(const dwarf::Target* key);

}  // namespace hallmark::contract
