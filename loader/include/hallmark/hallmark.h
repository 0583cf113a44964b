/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The library's binary interface: C, complete, and the only one. */

/*
   Handles are opaque. Structs that cross the boundary begin with their size,
   which the caller sets, and grow only at their end. Text is UTF-8 with a NUL.
   A function that takes `hallmark_error **error` puts there, when it fails, an
   error that the caller frees with hallmark_error_free(), and else null; a
   null pointer in its place means that the caller does not care.

   What a function gives out is the caller's where it says how it is freed or
   let go; all else belongs to the handle that it was asked of. A handle that is
   null is an empty one: it has nothing, and nothing happens to it.

   Any thread may call any function with any handle that it holds, unless the
   function says otherwise. Nothing prints, exits or throws.
*/

#ifndef HALLMARK_HALLMARK_H
#define HALLMARK_HALLMARK_H

#include <hallmark/c/api.h>
#include <hallmark/c/discovery.h>
#include <hallmark/c/error.h>
#include <hallmark/c/handle.h>
#include <hallmark/c/interface.h>
#include <hallmark/c/loader.h>
#include <hallmark/c/log.h>
#include <hallmark/c/lookup.h>
#include <hallmark/c/reload.h>
#include <hallmark/c/required.h>
#include <hallmark/c/watch.h>

#endif /* HALLMARK_HALLMARK_H */
