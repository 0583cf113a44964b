/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The next version of the filter. */

#define BOOST 100.0F
#include "reverb.c"
