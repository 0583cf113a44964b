// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The first generation of a plugin.

#define GENERATION 1
#include "generations.hpp"
