/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Knows plugins that are linked into the program. */

#ifndef HALLMARK_C_BUILTIN_H
#define HALLMARK_C_BUILTIN_H

#include <hallmark/c/loader.h>

HALLMARK_C_BEGIN

/**
 * Open a plugin that is linked into the program, or into a library that it has
 * mapped: the same checks, hooks and errors as of a file.
 *
 * @param path    The plugin's path. When several versions of it are built in,
 *                the newest that the range of `expect` allows.
 * @param expect  What it must be; null for anything. Copied.
 * @return        A handle, as of hallmark_open(); the same plugin each time.
 *                Its file is that of the program or library.
 *
 * Closing it runs its close hook and reports `unmapped`, though there is
 * nothing to unmap: its static objects live on, and opening it again runs its
 * open hook again.
 *
 * Errors: not_found, malformed, unsupported, wrong_identity, wrong_version,
 *         wrong_interface, wrong_toolchain, duplicate, init_failed, recursive,
 *         invalid_argument
 */
HALLMARK_API hallmark_plugin*
hallmark_builtin_open(hallmark_loader* loader,
                      const char* path,
                      const hallmark_expect* expect,
                      hallmark_error** error);

HALLMARK_C_END

#endif /* HALLMARK_C_BUILTIN_H */
