/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Prints what the library tells a host. */

#ifndef SHOW_H
#define SHOW_H

#include <hallmark/hallmark.h>

/** Print an error, each part of it and then the whole, and free it. */
void
show_error(hallmark_error* error);

/** Print who a plugin is, what it exports and what it says of itself. */
void
show_plugin(const hallmark_plugin* plugin);

/** Print one line for what a search found, and why it is of no use. */
void
show_found(const hallmark_found* found);

/** Print one line for an event; a hallmark_log. */
void
show_event(void* data, const hallmark_event* event);

/** The last part of a file's name. */
const char*
base_name(const char* file);

#endif
