/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Looking up the exports of an open plugin. */

#ifndef HALLMARK_C_LOOKUP_H
#define HALLMARK_C_LOOKUP_H

#include <hallmark/c/handle.h>

HALLMARK_C_BEGIN

/** Whether a lookup asks for a function or for a variable. */
typedef enum hallmark_kind {
  HALLMARK_ANY = 0,
  HALLMARK_FUNCTION = 1,
  HALLMARK_VARIABLE = 2
} hallmark_kind;

/** What a caller's compiler knows of a class that a type names. */
typedef struct hallmark_query_class {
  const char* type_key; /**< of the class, as hallmark_query.type_key; without
                             rtti how it is spelled */
  size_t bytes;         /**< its size */
  size_t alignment;     /**< in bytes */
  int is_trivial;       /**< 1 when calls pass it in registers, 0 when in
                             memory; 2 when nobody can copy it: then this is not
                             compared */
} hallmark_query_class;

/** A lookup with all its conditions. Members that are 0 ask for nothing, except
    `size`. */
typedef struct hallmark_query {
  size_t size;           /**< sizeof(hallmark_query) */
  const char* name;      /**< of the export */
  const char* signature; /**< as `hallmark inspect` prints it */
  size_t bytes;          /**< size of a variable */
  hallmark_kind kind;    /**< function or variable */
  const char* type_key;  /**< typeid(hallmark::type<T>*).name(), or null */
  const hallmark_query_class* classes; /**< complete classes of the type */
  size_t class_count;
  /** A hash of signature, type_key and classes, or 0. It identifies a type that
      has passed the check of an export, so that it is not compared again. */
  unsigned long long type_hash;
} hallmark_query;

/** Any function; converted to the type that it has before it is called. */
typedef void (*hallmark_function)(void);

/**
 * The address of an export: a read of a table made at open, without a lock.
 *
 * @param signature  As `hallmark inspect` prints it; null asks for any.
 * @return           Valid while the plugin is held, or null.
 *
 * Errors: missing_export  no export has that name; names the nearest ones
 *         wrong_type      its signature is another one
 */
HALLMARK_API void*
hallmark_lookup(hallmark_plugin* plugin,
                const char* name,
                const char* signature,
                hallmark_error** error);

/** hallmark_lookup() of a function; wrong_type when it is a variable. */
HALLMARK_API hallmark_function
hallmark_lookup_function(hallmark_plugin* plugin,
                         const char* name,
                         const char* signature,
                         hallmark_error** error);

/** hallmark_lookup() of all that a query asks for. */
HALLMARK_API void*
hallmark_lookup_query(hallmark_plugin* plugin,
                      const hallmark_query* query,
                      hallmark_error** error);

HALLMARK_C_END

#endif /* HALLMARK_C_LOOKUP_H */
