/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What one side expects of an interface, and how to bind it. */

#ifndef HALLMARK_C_INTERFACE_H
#define HALLMARK_C_INTERFACE_H

#include <hallmark/c/handle.h>

HALLMARK_C_BEGIN

/** One export of an interface, as the side that uses it knows it. */
typedef struct hallmark_expected_export {
  const char* name;    /**< in source spelling: "audio::gain" */
  const char* linkage; /**< its symbol: "_ZN5audio4gainEi" */
  int is_optional;     /**< 1 when a provider may lack it */
} hallmark_expected_export;

/**
 * What one side's compiler made of an interface.
 *
 * `hallmark interface` generates it: `hallmark_NAME_expected` in C, the
 * function `expected()` of the binding in C++. Everything in it is static.
 */
typedef struct hallmark_expected {
  size_t size;                             /**< sizeof(hallmark_expected) */
  const char* name;                        /**< "audio.example/filter" */
  const char* version;                     /**< "2.1.0" */
  const char* fingerprint;                 /**< 32 hexadecimal digits */
  const hallmark_expected_export* exports; /**< in the order of the binding */
  size_t export_count;
  const char* text;       /**< the contract; FORMAT.md, "Contract text" */
  size_t text_size;       /**< bytes of it */
  const char* facts;      /**< lines `NAME=VALUE` of this side's toolchain */
  void* const* addresses; /**< of the exports, where this side provides them */
} hallmark_expected;

/**
 * Bind every export of an interface of an open plugin.
 *
 * @param expected      What this side expects. Static.
 * @param binding       Filled with one pointer for each export, in order; null
 *                      for an optional one that the plugin lacks.
 * @param binding_size  Size of what `binding` points to, in bytes.
 * @return              1, or 0 with the error.
 *
 * The pointers are valid while something holds the plugin.
 *
 * Errors: wrong_interface, wrong_toolchain, missing_export, invalid_argument
 */
HALLMARK_API int
hallmark_bind(hallmark_plugin* plugin,
              const hallmark_expected* expected,
              void* binding,
              size_t binding_size,
              hallmark_error** error);

/**
 * Say that this program provides an interface to the plugins of a loader.
 *
 * Plugins that name it under `uses` are compared with it before they are
 * mapped. Once for each interface, before such plugins are opened.
 *
 * @param expected  With addresses. Static.
 * @return          1, or 0 with the error.
 *
 * Errors: invalid_argument  no name or no addresses; provided already
 */
HALLMARK_API int
hallmark_provide(hallmark_loader* loader,
                 const hallmark_expected* expected,
                 hallmark_error** error);

/**
 * Bind an interface that the program provides: hallmark_bind() the other way.
 *
 * @param expected  What the caller, a plugin, expects of it.
 *
 * Errors: not_found        the program provides no interface of that name
 *         wrong_interface  it differs
 */
HALLMARK_API int
hallmark_provided(hallmark_loader* loader,
                  const hallmark_expected* expected,
                  void* binding,
                  size_t binding_size,
                  hallmark_error** error);

HALLMARK_C_END

#endif /* HALLMARK_C_INTERFACE_H */
