// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What program headers, dynamic section and dynamic symbols reveal: linker
// flags that are missing, or that should be.

#pragma once

#include "lint/finding.hpp"
#include "model/stamp.hpp"
#include "object/object.hpp"
#include "verify/candidate.hpp"

namespace hallmark::lint {

/**
 * Static TLS, relocations in code, an executable stack, late binding, tables
 * that stay writable, symbols that give way to a host's.
 *
 * @param parts  Of a file with a dynamic section, which `object` is.
 */
void
check_dynamic(const object::Object& object,
              const verify::Parts& parts,
              Findings& findings);

/// Exports that the stamp does not declare.
void
check_stray(const verify::Parts& parts,
            const model::Stamp& stamp,
            Findings& findings);

}  // namespace hallmark::lint
