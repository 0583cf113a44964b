// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which ELF files are shared objects that can be opened.

#pragma once

#include "elf/dynamic.hpp"
#include "elf/image.hpp"

#include <optional>
#include <string>

namespace hallmark::verify {

/**
 * What a file is that dlopen() could not open: `an executable`; empty when it
 * could.
 *
 * @param dynamic  The file's dynamic section, if it has one.
 */
[[nodiscard]] std::string
find_other_kind(const elf::Image& image,
                const std::optional<elf::Dynamic>& dynamic);

}  // namespace hallmark::verify
