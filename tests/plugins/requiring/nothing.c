/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A plugin that only requires others. */

#include <hallmark/plugin.h>
