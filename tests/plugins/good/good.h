/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The exports of the plugin in which nothing is wrong. */

#ifndef HALLMARK_TESTS_GOOD_H
#define HALLMARK_TESTS_GOOD_H

#include <hallmark/plugin.h>

HALLMARK_C_BEGIN

HALLMARK_EXPORT int
add(int a, int b);
HALLMARK_EXPORT const char*
own_path(void);
HALLMARK_EXPORT const void*
own_host(void);
HALLMARK_EXPORT extern int counter;
HALLMARK_EXPORT extern const char* const names[3];

HALLMARK_C_END

#endif /* HALLMARK_TESTS_GOOD_H */
