// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Error codes: C++ names for the numbers of hallmark.h.

#pragma once

#include <hallmark/c/error.h>

namespace hallmark {

/// What kind of error it is, and so what the caller can do about it.
enum class Code : int {
  unreadable = HALLMARK_UNREADABLE,            ///< the file cannot be read
  malformed = HALLMARK_MALFORMED,              ///< the file is not sound
  not_stamped = HALLMARK_NOT_STAMPED,          ///< a sound file without a stamp
  wrong_platform = HALLMARK_WRONG_PLATFORM,    ///< for another machine
  wrong_identity = HALLMARK_WRONG_IDENTITY,    ///< another plugin path
  wrong_version = HALLMARK_WRONG_VERSION,      ///< outside the range asked for
  wrong_toolchain = HALLMARK_WRONG_TOOLCHAIN,  ///< a strict fact differs
  wrong_interface = HALLMARK_WRONG_INTERFACE,  ///< a contract differs
  duplicate = HALLMARK_DUPLICATE,  ///< same path and version, another file
  changed = HALLMARK_CHANGED,      ///< the file changed under its name
  missing_requirement = HALLMARK_MISSING_REQUIREMENT,  ///< of another plugin
  untrusted = HALLMARK_UNTRUSTED,            ///< the signature policy refuses
  unresolved = HALLMARK_UNRESOLVED,          ///< a library or symbol is missing
  missing_export = HALLMARK_MISSING_EXPORT,  ///< declared and not defined
  wrong_type = HALLMARK_WRONG_TYPE,          ///< asked for as another type
  init_failed = HALLMARK_INIT_FAILED,        ///< the open hook said no
  recursive = HALLMARK_RECURSIVE,            ///< an open that waits for itself
  not_found = HALLMARK_NOT_FOUND,            ///< no such file, plugin or key
  invalid_argument = HALLMARK_INVALID_ARGUMENT,  ///< the call is wrong
  unsupported = HALLMARK_UNSUPPORTED,            ///< not on this platform
};

}  // namespace hallmark
