// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The functions that one name stands for.

#pragma once

#include "contract/compile/source.hpp"
#include "contract/values/request.hpp"
#include "output/work_folder.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::contract {

/// What a name stands for beside templates, which debugging information does
/// not tell.
struct Overloads {
  std::vector<std::string> names;  ///< with parameter types, sorted
  bool has_member = false;         ///< of objects, which is not among them
  bool is_variable = false;        ///< nor is a variable
  bool is_partial = false;         ///< clang tells one of a namespace at most
};

/**
 * Compile the headers once more, and list what a name stands for.
 *
 * @param source  The headers.
 * @param base    Without parameters and arguments: `units::to_celsius`.
 * @param folder  Where the marks of the headers are.
 * @return        Nothing where that cannot be found out.
 */
[[nodiscard]] Overloads
list_overloads(const Request& request,
               const compile::SourceOptions& source,
               const std::string& base,
               const output::WorkFolder& folder,
               bool clang);

/**
 * Why an export is not one function.
 *
 * @param words  What the compiler wrote.
 * @return       Nothing when that is not what it wrote about.
 */
[[nodiscard]] std::optional<Error>
explain_unpicked(const Request& request,
                 const compile::SourceOptions& source,
                 std::string_view words,
                 const output::WorkFolder& folder,
                 bool clang);

}  // namespace hallmark::contract
