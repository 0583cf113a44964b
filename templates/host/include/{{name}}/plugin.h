/* SPDX-License-Identifier: 0BSD */
/* What {{name}} expects of a plugin. Authors of plugins include it. */

#ifndef {{macro}}_PLUGIN_H
#define {{macro}}_PLUGIN_H

#include <hallmark/plugin.h>

HALLMARK_C_BEGIN

/** The answer of the plugin to a number. */
HALLMARK_EXPORT int {{identifier}}_answer(int number);

/** What the plugin calls its answers, in plural. */
HALLMARK_EXPORT extern const char *const {{identifier}}_unit;

HALLMARK_C_END

#endif
