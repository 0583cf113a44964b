// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// When two names stand for one export.
//
// `audio::gain` becomes `audio::gain(int)` in the description as soon as the
// header declares another overload. The function stays what it was: its symbol
// tells.

#pragma once

#include <string_view>

namespace hallmark::model {

/// What an export is known by. Views.
struct ExportName {
  std::string_view name;     ///< in source spelling
  std::string_view linkage;  ///< its symbol
};

/// `audio::gain` of `audio::gain(int)`; empty when there is no list of
/// parameters.
[[nodiscard]] std::string_view
strip_parameters(std::string_view name);

/// `(int)` of the signature `float(int)`; empty where it does not end with the
/// only list of parameters outside template arguments.
[[nodiscard]] std::string_view
find_signature_parameters(std::string_view signature);

/**
 * Whether two sides mean one export: their names are equal, or one of them is
 * the other with a list of parameters and both have the same mangled symbol.
 */
[[nodiscard]] bool
is_same_export(const ExportName& one, const ExportName& other);

}  // namespace hallmark::model
