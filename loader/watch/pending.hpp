// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tells whether a changed file is complete.
//
// The kernel reports what happens to a folder's files through that folder: they
// are made, written, closed, moved (notifier.hpp). It does not report what is
// written through another name of the file, or what happened before the folder
// was watched. But the owner of a file, and root, can ask: nobody gets a lease
// to read a file that somebody has open for writing (fcntl(2), "Leases").
// Everyone else has only the reports and time: a file is complete when nothing
// has happened to it for a while, a longer while if reports were lost.

#pragma once

#include "base/file.hpp"
#include "find/writers.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace hallmark::watch {

/// A file as it is.
struct Sight {
  std::optional<base::FileId> id;  ///< nothing: it is gone
  find::Writers writers = find::Writers::unknown;
  bool is_broken = false;  ///< maybe for now, as its end is missing
};

/// A file that something happened to, and when it is to be looked at.
/// Times are those of read_steady_clock().
class Pending {
public:
  /// How long nothing may have happened to a file; where nobody said whether
  /// it is written; and where it looks as if its end were missing, too.
  static constexpr std::int64_t quiet_ns = 200'000'000;
  static constexpr std::int64_t long_quiet_ns = 10 * quiet_ns;
  static constexpr std::int64_t longest_quiet_ns = 100 * quiet_ns;

  static constexpr std::int64_t never =
    std::numeric_limits<std::int64_t>::max();

  /// Something happened to the file of a name, as inotify(7) says.
  void note(std::uint32_t mask, const std::string& name, std::int64_t now_ns);

  /// Something may have happened to it, and nobody said what.
  void lose(std::int64_t now_ns);

  /// Look at it later, as it changed while it was looked at.
  void delay(std::int64_t now_ns) { due_ns_ = now_ns + quiet_ns; }

  /// When it is to be looked at; or never, before there is another notice.
  [[nodiscard]] std::int64_t due_ns() const { return due_ns_; }

  /// Whether a file that is due is whole; if not, it is due again later.
  [[nodiscard]] bool is_ready(const Sight& sight, std::int64_t now_ns);

private:
  std::int64_t due_ns_ = 0;
  std::int64_t still_ns_ = 0;  ///< since when it is in that state
  std::optional<base::FileId> id_;
  bool is_written_ = false;  ///< by someone who has not closed it
  bool is_unsure_ = false;   ///< nobody said whether it is
};

}  // namespace hallmark::watch
