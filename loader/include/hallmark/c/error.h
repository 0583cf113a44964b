/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Errors, for C programs. */

#ifndef HALLMARK_C_ERROR_H
#define HALLMARK_C_ERROR_H

#include <stddef.h>

#if defined(__GNUC__)
#  define HALLMARK_API __attribute__((visibility("default")))
#else
#  define HALLMARK_API
#endif

#if defined(__cplusplus)
#  define HALLMARK_C_BEGIN extern "C" {
#  define HALLMARK_C_END }
#else
#  define HALLMARK_C_BEGIN
#  define HALLMARK_C_END
#endif

HALLMARK_C_BEGIN

/** Why a call failed. Owned by whoever received it. */
typedef struct hallmark_error hallmark_error;

/** What kind of error it is, and so what the caller can do. Never renumbered. */
typedef enum hallmark_code {
  HALLMARK_OK = 0,
  HALLMARK_UNREADABLE = 1,           /**< the file cannot be read */
  HALLMARK_MALFORMED = 2,            /**< the file is not sound */
  HALLMARK_NOT_STAMPED = 3,          /**< a sound file without a stamp */
  HALLMARK_WRONG_PLATFORM = 4,       /**< for another machine */
  HALLMARK_WRONG_IDENTITY = 5,       /**< another plugin path */
  HALLMARK_WRONG_VERSION = 6,        /**< outside the range asked for */
  HALLMARK_WRONG_TOOLCHAIN = 7,      /**< a strict fact differs */
  HALLMARK_WRONG_INTERFACE = 8,      /**< a contract differs */
  HALLMARK_DUPLICATE = 9,            /**< path and version are open already */
  HALLMARK_CHANGED = 10,             /**< the file changed under its name */
  HALLMARK_MISSING_REQUIREMENT = 11, /**< a plugin that this one needs */
  HALLMARK_UNTRUSTED = 12,           /**< the signature policy refuses */
  HALLMARK_UNRESOLVED = 13,          /**< a library or symbol is missing */
  HALLMARK_MISSING_EXPORT = 14,      /**< declared or asked for, not defined */
  HALLMARK_WRONG_TYPE = 15,          /**< asked for as another type */
  HALLMARK_INIT_FAILED = 16,         /**< the open hook said no */
  HALLMARK_RECURSIVE = 17,           /**< an open that waits for itself */
  HALLMARK_NOT_FOUND = 18,           /**< no such file or plugin */
  HALLMARK_INVALID_ARGUMENT = 19,    /**< the call itself is wrong */
  HALLMARK_UNSUPPORTED = 20          /**< not on this platform, or too new */
} hallmark_code;

/** One field in which what was found is not what was expected. */
typedef struct hallmark_difference {
  const char* field;    /**< for example "version is out of range" */
  const char* found;    /**< for example "1.2.0"; "" when it is not there */
  const char* expected; /**< for example "^2"; "" when it is to be nothing */
} hallmark_difference;

/** The kind of an error; HALLMARK_OK for null. */
HALLMARK_API hallmark_code
hallmark_error_code(const hallmark_error* error);

/** The file, or other subject, that it is about; "" when there is none.
    This text and those below live as long as the error. */
HALLMARK_API const char*
hallmark_error_file(const hallmark_error* error);

/** What is wrong, in one line without the file. */
HALLMARK_API const char*
hallmark_error_message(const hallmark_error* error);

/** One thing to do, or "". */
HALLMARK_API const char*
hallmark_error_hint(const hallmark_error* error);

/** All of it, as the command line prints it; no newline at its end. */
HALLMARK_API const char*
hallmark_error_explain(const hallmark_error* error);

/** How many fields differ. */
HALLMARK_API size_t
hallmark_error_difference_count(const hallmark_error* error);

/** The difference of that index; null when there is none. */
HALLMARK_API const hallmark_difference*
hallmark_error_difference(const hallmark_error* error, size_t index);

/** Free an error. Null is allowed. */
HALLMARK_API void
hallmark_error_free(hallmark_error* error);

/** The code's name in lower case: "not_stamped"; "ok" for HALLMARK_OK. Static. */
HALLMARK_API const char*
hallmark_code_name(hallmark_code code);

HALLMARK_C_END

#endif /* HALLMARK_C_ERROR_H */
