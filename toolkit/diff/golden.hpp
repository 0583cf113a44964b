// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The command that updates a file kept in a repository.

#pragma once

#include <string>

namespace hallmark::diff {

/// The command for a shell that copies a file, from any folder:
/// `cp /build/filter.interface.abi /source/filter.interface.x86_64.abi`.
[[nodiscard]] std::string
format_copy(const std::string& from, const std::string& to);

}  // namespace hallmark::diff
