// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which files of a folder are worth reading, and which are skipped.

#pragma once

#include "base/file.hpp"

#include <string_view>

namespace hallmark::verify {

/// `reverb.so`, `libreverb.so.1`: a name that promises a shared object.
[[nodiscard]] bool
is_library_name(std::string_view name);

/// Whether a file begins as ELF files do.
[[nodiscard]] bool
is_elf(base::Source& source);

/// Whether a file is one or the other; what is neither is no plugin, and no
/// fault of the folder that it is in.
[[nodiscard]] bool
looks_like_plugin(base::Source& source, std::string_view name);

}  // namespace hallmark::verify
