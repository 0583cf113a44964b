// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin that exports an inline variable, and uses it: one that no code uses
// is not in the file.

#include "unique.hpp"

int* counters_used = &counters::shared;
