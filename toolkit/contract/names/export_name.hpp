// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The names of exports as descriptions spell them: of overloads with their
// parameter types, of instances of templates with their arguments.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::contract::names {

/// `audio::make<int>(const char*)`, and its parts. All of them are canonical.
struct ExportName {
  std::string text;  ///< the whole
  std::string path;  ///< without parameters: `audio::make<int>`
  std::string base;  ///< without arguments either: `audio::make`
  std::string last;  ///< what it is called in its scope: `make`, `operator+`
  std::vector<std::string> parameters;  ///< `...` comes last
  bool has_parameters = false;          ///< is written with a list of them
  bool has_arguments = false;           ///< is an instance of a template
};

/**
 * Read the name of an export. Spaces, the order of words and `(void)` are
 * brought into the one form that names of types have.
 *
 * @return  Nothing for what is no name of a function or a variable.
 */
[[nodiscard]] std::optional<ExportName>
parse_export_name(std::string_view text);

/**
 * The name of what has a linkage name, of a function with all parameters; a
 * name of C is its own.
 *
 * @return  Nothing for what no description can name.
 */
[[nodiscard]] std::optional<ExportName>
read_linkage_name(const std::string& linkage);

/// `(const char*,...)`.
[[nodiscard]] std::string
format_parameters(const ExportName& name);

}  // namespace hallmark::contract::names
