// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows which ELF files are shared objects that can be opened.

#pragma once

#include "verify/candidate.hpp"

#include <string>

namespace hallmark::verify {

/// What a file is that dlopen() could not open: `an executable`; empty when it
/// could.
[[nodiscard]] std::string
find_other_kind(const Parts& parts);

}  // namespace hallmark::verify
