// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The machine that a file must be built for.

#pragma once

#include "base/result.hpp"
#include "elf/image.hpp"

#include <cstdint>
#include <optional>

namespace hallmark::verify {

using base::Result;

/// A machine, as ELF headers name it.
struct Platform {
  std::uint8_t file_class = 0;  ///< ELFCLASS*
  std::uint8_t byte_order = 0;  ///< ELFDATA2*
  std::uint16_t machine = 0;    ///< EM_*
};

/// The platform of this process.
[[nodiscard]] Platform
this_platform();

/**
 * Check that a file is for a platform.
 *
 * @param platform  Nothing accepts any machine whose files can be read.
 *
 * Errors:   wrong_platform  `file is for another machine: found aarch64,
 *                           expected x86-64`, class and byte order likewise;
 *                           all of them when several differ
 */
Result<void>
check_platform(const elf::Header& header,
               const std::optional<Platform>& platform);

/**
 * Check that there is a loader for a file's machine.
 *
 * Errors:   wrong_platform  `file is for another machine: found riscv, expected
 *                           x86-64 or aarch64`
 */
Result<void>
check_machine(const elf::Header& header);

}  // namespace hallmark::verify
