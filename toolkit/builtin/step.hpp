// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The build step from a plugin's static twin to an archive that a host links
// in whole.

#pragma once

#include "base/result.hpp"

#include <optional>
#include <string>

namespace hallmark::builtin {

using base::Result;

/// What the step is told.
struct Request {
  std::string twin;    ///< archive of the plugin's objects
  std::string output;  ///< NAME.a
  /// Programs of GNU or LLVM binutils; those of the twin's machine when they
  /// are not given.
  std::optional<std::string> linker;
  std::optional<std::string> objcopy;
  std::optional<std::string> archiver;
};

/**
 * Merge the objects of a plugin, make their definitions private to it, and
 * write them with the plugin's record as an archive.
 *
 * Errors:   malformed       no archive of sound objects; more than one stamp;
 *                           objects for link-time optimisation
 *           not_stamped     no object holds a stamp
 *           missing_export  a declared export is not defined
 *           not_found       a program of binutils
 *           unreadable      the output cannot be written
 *           unsupported     another machine than x86-64 and aarch64
 */
Result<void>
run_step(const Request& request);

}  // namespace hallmark::builtin
