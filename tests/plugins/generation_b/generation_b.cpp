// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The second generation, of the same version.

#define GENERATION 2
#include "generations.hpp"
