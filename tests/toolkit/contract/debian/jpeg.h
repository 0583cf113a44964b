// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// clang-format off
#include <stddef.h>
#include <stdio.h>
// clang-format on
#include <jpeglib.h>
