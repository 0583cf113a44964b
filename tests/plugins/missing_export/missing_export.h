/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Three exports, of which the plugin has one. */

#ifndef HALLMARK_TESTS_MISSING_EXPORT_H
#define HALLMARK_TESTS_MISSING_EXPORT_H

#include <hallmark/plugin.h>

HALLMARK_C_BEGIN

HALLMARK_EXPORT int
answer(void);
HALLMARK_EXPORT int
anwser(void);
HALLMARK_EXPORT int
question(void);

HALLMARK_C_END

#endif /* HALLMARK_TESTS_MISSING_EXPORT_H */
