// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin's identity: path and version, and the symbol made of them.

#pragma once

#include "model/version.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace hallmark::model {

/// A plugin path and a version, each sound.
struct Identity {
  std::string path;     ///< `audio.example/reverb`
  std::string version;  ///< `1.2.0`, as written

  bool operator==(const Identity&) const = default;
};

/**
 * Check that `path` is a plugin path: 1 to 255 bytes of `[A-Za-z0-9._/-]`,
 * segments separated by single `/`, none empty, `.` or `..`.
 *
 * Errors:   invalid_argument  which rule is broken, and at which byte, counted
 *                             from 0: `plugin path has an empty segment at
 *                             byte 6`
 */
Result<void>
check_path(std::string_view path);

/// Check path and version and make an Identity of them.
Result<Identity>
make_identity(std::string_view path, std::string_view version);

/**
 * The stamp symbol `hallmark$PATH$VERSION`.
 *
 * Bytes outside `[A-Za-z0-9_.]` are written `$xx`, two lower-case hex digits:
 * the characters that bfd, gold, lld and mold all take unquoted in --defsym.
 */
[[nodiscard]] std::string
format_symbol(const Identity& identity);

/// Whether `name` has the form of a stamp symbol: begins with `hallmark$`.
[[nodiscard]] bool
is_stamp_symbol(std::string_view name);

/**
 * The identity that a stamp symbol spells.
 *
 * The only escapes are `$2b`, `$2d` and `$2f`; the last `$` that does not
 * begin one separates path from version.
 *
 * Errors:   malformed  not a stamp symbol, a bad escape, a bad path or version
 */
Result<Identity>
parse_symbol(std::string_view name);

}  // namespace hallmark::model
