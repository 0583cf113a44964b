/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Knows how a plugin is opened that is in memory and in no file. */

#ifndef HALLMARK_C_BYTES_H
#define HALLMARK_C_BYTES_H

#include <hallmark/c/loader.h>

HALLMARK_C_BEGIN

/**
 * Open a plugin from its bytes: copy them into a file in memory that nobody
 * can change, verify that, map it, run its open hook.
 *
 * @param bytes   Of the whole file. Copied: they may go when the call returns.
 * @param size    How many, in bytes.
 * @param expect  What it must be; null for anything. Copied.
 * @return        As hallmark_open(). Bytes have no name: each call opens a
 *                plugin of its own, and an identity that is open already is a
 *                duplicate. Its file is `/proc/self/fd/N`, a descriptor that
 *                stays open while it is mapped; `$ORIGIN` in it means nothing.
 *
 * Nothing of a refused plugin is run, mapped or remembered.
 *
 * Errors: as hallmark_open(), about 'memory'; unsupported where the system has
 *         no such files
 */
HALLMARK_API hallmark_plugin*
hallmark_open_bytes(hallmark_loader* loader,
                    const void* bytes,
                    size_t size,
                    const hallmark_expect* expect,
                    hallmark_error** error);

HALLMARK_C_END

#endif /* HALLMARK_C_BYTES_H */
