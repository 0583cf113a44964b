/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The exports of two plugins that have the same ones. */

#ifndef HALLMARK_TESTS_TWINS_H
#define HALLMARK_TESTS_TWINS_H

#include <hallmark/plugin.h>

HALLMARK_C_BEGIN

HALLMARK_EXPORT int
answer(void);
HALLMARK_EXPORT int
shared_name(void);

HALLMARK_C_END

#endif /* HALLMARK_TESTS_TWINS_H */
