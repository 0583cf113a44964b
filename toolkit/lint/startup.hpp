// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Code that runs when a plugin is mapped and changes how its host computes.
//
// gcc links crtfastmath.o into what is linked with -ffast-math; its function
// `set_fast_math` is called at start-up and makes the calling thread flush
// denormal numbers to zero. Where the file is stripped its code is looked for
// in the functions of .init_array:
//
//   x86-64    ldmxcsr m32    0f ae, then a byte xx010xxx with xx not 11
//   aarch64   msr fpcr, xN   d51b4400 + N
//
// up to the first return, so that it need not be disassembled.

#pragma once

#include "lint/finding.hpp"
#include "object/object.hpp"
#include "verify/candidate.hpp"

namespace hallmark::lint {

/// Start-up code that changes the control word of floating point.
void
check_startup(base::Source& source,
              const object::Object& object,
              const verify::Parts& parts,
              Findings& findings);

/// Whether code, up to its first return, sets that control word.
[[nodiscard]] bool
sets_floating_point(base::Bytes code, std::uint16_t machine);

}  // namespace hallmark::lint
