/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Generations: replacing an open plugin by a newer file. */

#ifndef HALLMARK_C_RELOAD_H
#define HALLMARK_C_RELOAD_H

#include <hallmark/c/handle.h>

HALLMARK_C_BEGIN

/**
 * Replace a plugin by its next generation.
 *
 * The new file is verified, mapped beside the old one and its open hook run.
 * Then, where both have the hook for it, the old one's state is given to the
 * new one: the save hook is called for the size and for the bytes, on this
 * thread, with no lock held, while other threads may still be in the old one's
 * code. Only then does the new one become what hallmark_open() gives. Any
 * failure leaves the old one serving, and nothing of the new one.
 *
 * The old generation is not closed: what holds it keeps it mapped, and its
 * symbols and objects work on, until the last holder has gone and
 * hallmark_collect() or hallmark_close() unmaps it.
 *
 * @param plugin  Any generation; the state comes from the current one. It is
 *                not given back: the caller lets go of it as of every handle.
 * @param file    What takes its place: any version of the same plugin path;
 *                null for the name that the plugin was opened by, as it is now.
 * @param expect  What else the new one must be; null for anything. Its path is
 *                not looked at.
 * @return        A counted handle of the new generation; of the current one
 *                when the file is the one that it was opened from, unchanged.
 *
 * Concurrent calls for one plugin do the work once.
 *
 * Errors: wrong_identity    the file is another plugin
 *         changed           it was written to in place, or is mapped already:
 *                           only a file of its own can be mapped anew
 *         init_failed       a hook says no: open, save or restore
 *         recursive         called from a hook of the same plugin
 *         invalid_argument  the plugin was opened by another loader
 *         as hallmark_open()
 */
HALLMARK_API hallmark_plugin*
hallmark_reload(hallmark_loader* loader,
                hallmark_plugin* plugin,
                const char* file,
                const hallmark_expect* expect,
                hallmark_error** error);

HALLMARK_C_END

#endif /* HALLMARK_C_RELOAD_H */
