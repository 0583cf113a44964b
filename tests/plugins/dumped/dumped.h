/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The export of the plugin that FORMAT.md shows byte by byte. */

#ifndef HALLMARK_TESTS_DUMPED_H
#define HALLMARK_TESTS_DUMPED_H

#include <hallmark/plugin.h>

HALLMARK_EXPORT float
reverb_gain(int level);

#endif /* HALLMARK_TESTS_DUMPED_H */
