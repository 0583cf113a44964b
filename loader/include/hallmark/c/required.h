/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* How a plugin reaches the plugins that it requires. */

#ifndef HALLMARK_C_REQUIRED_H
#define HALLMARK_C_REQUIRED_H

#include <hallmark/c/handle.h>

HALLMARK_C_BEGIN

struct hallmark_context;

/**
 * A plugin that another one names under `requires`: it was opened before, and
 * is open as long as that one.
 *
 * @param context  Of the plugin that asks: hallmark_self().
 * @param path     Plugin path, for example "audio.example/fft".
 * @return         To look up and bind with, from the open hook to the end of
 *                 the close hook. It is not counted: do not close it. After a
 *                 reload of what is required it is the generation that was
 *                 current when the asking plugin was opened. Null with the
 *                 error.
 *
 * Errors: not_found         the asking plugin does not require it
 *         invalid_argument  the context or path is null
 * Threads: any
 */
HALLMARK_API hallmark_plugin*
hallmark_required(const struct hallmark_context* context,
                  const char* path,
                  hallmark_error** error);

HALLMARK_C_END

#endif /* HALLMARK_C_REQUIRED_H */
