// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how a file that is kept in a repository is renewed.

#pragma once

#include <string>

namespace hallmark::diff {

/// The command for a shell that copies a file, from any folder:
/// `cp /build/filter.interface.abi /source/filter.interface.x86_64.abi`.
[[nodiscard]] std::string
format_copy(const std::string& from, const std::string& to);

}  // namespace hallmark::diff
