// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin that exports an inline variable.

#include "unique.hpp"

int* const counters_used = &counters::shared;
