// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Checks that an export has the type that a lookup asks for.

#pragma once

#include "base/error.hpp"
#include "model/table.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace hallmark::verify {

/// A class that the type asked for names, as the caller's compiler has it.
struct AskedClass {
  std::string_view type_key;  ///< without rtti: how the class is spelled
  std::uint64_t bytes = 0;
  std::uint64_t alignment = 0;
  bool is_trivial = false;
  bool is_copied = true;  ///< else its passing is not compared
};

/// The type that a lookup asks for.
struct AskedType {
  std::string_view type_key;   ///< empty without rtti
  std::string_view signature;  ///< as the caller spells it, or empty
  std::span<const AskedClass> classes;
};

/**
 * Whether an export may be used as the type that is asked for.
 *
 * The names of types decide where both sides have them, else the spellings. A
 * function that does not throw is found as one that may; a variable is found
 * as const, and an array as one of unknown bound, but not the other way round.
 *
 * @return  Nothing when it may; `wrong_type` with both signatures, or with
 *          what differs in a class that they name.
 */
[[nodiscard]] std::optional<base::Error>
check_type(const model::TableExport& found,
           const model::Table& table,
           const AskedType& asked);

/// A mangled name with one spelling for a null pointer among the arguments of
/// templates: `LDn0E`, where some compilers write `LDnE`.
[[nodiscard]] std::string
respell_null(std::string_view mangled);

/// Whether two spellings are the same but for inline namespaces of standard
/// libraries (`__cxx11`, `__1`) and spaces, which compilers show or hide.
[[nodiscard]] bool
is_same_spelling(std::string_view a, std::string_view b);

}  // namespace hallmark::verify
