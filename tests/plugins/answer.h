/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The one export that most plugins of the tests have. */

#ifndef HALLMARK_TESTS_ANSWER_H
#define HALLMARK_TESTS_ANSWER_H

#include <hallmark/plugin.h>

HALLMARK_C_BEGIN

HALLMARK_EXPORT int
answer(void);

HALLMARK_C_END

#endif /* HALLMARK_TESTS_ANSWER_H */
