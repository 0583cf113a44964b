// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The exports of a plugin that reaches what it requires.

#pragma once

#include <hallmark/plugin.h>

HALLMARK_C_BEGIN

/** What the required plugin answers, through its interface. */
HALLMARK_EXPORT int
ask_generation(void);

/** What is wrong with another interface, another type, another path; in text
    that lives to the next call. */
HALLMARK_EXPORT const char*
explain_interface(void);
HALLMARK_EXPORT const char*
explain_type(void);
HALLMARK_EXPORT const char*
explain_path(const char* path);

HALLMARK_C_END
