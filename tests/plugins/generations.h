/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The exports that every generation of one plugin has. */

#ifndef HALLMARK_TESTS_GENERATIONS_H
#define HALLMARK_TESTS_GENERATIONS_H

#include <hallmark/plugin.h>

HALLMARK_C_BEGIN

/** Which generation it is. */
HALLMARK_EXPORT int
answer(void);

/** What is handed over. */
HALLMARK_EXPORT extern int state;

HALLMARK_C_END

#endif /* HALLMARK_TESTS_GENERATIONS_H */
