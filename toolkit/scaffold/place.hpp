// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Finds the program's own data, starting from where the program is.
//
// Nothing is asked of the environment, and no absolute path is compiled in:
// an installed tree, a build folder and a subproject's build folder can each
// be moved. In a build folder a file beside the program, `hallmark.source`,
// says where the source tree is.

#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <optional>

namespace hallmark::scaffold {

using base::Result;

/// Where things are.
struct Place {
  std::filesystem::path templates;  ///< folder with a folder per template
  std::filesystem::path headers;    ///< folder of <hallmark/plugin.h>
  /// Hallmark's own source tree, of a program that is run where it was built.
  std::optional<std::filesystem::path> source;
};

/**
 * Find them, from the program's own file.
 *
 * Errors:   not_found  no templates where they should be
 */
Result<Place>
find_place();

/// find_place() for a program in `folder`; for tests.
Result<Place>
find_place(const std::filesystem::path& folder);

}  // namespace hallmark::scaffold
