// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The third generation, of another version.

#define GENERATION 3
#include "generations.hpp"
