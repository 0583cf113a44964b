// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Asks the kernel about changes in folders and about timeouts, through one
// descriptor: an epoll over inotify(7) and a timer.

#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hallmark::watch {

/// One thing that the kernel says.
struct Notice {
  int watch = -1;          ///< what Notifier::watch() gave
  std::uint32_t mask = 0;  ///< of inotify(7); IN_Q_OVERFLOW: some are lost
  std::string name;        ///< in the folder; empty for the folder itself
};

/**
 * Threads:  one at a time; the descriptor may be polled meanwhile
 */
class Notifier {
public:
  /**
   * Errors:   unreadable  no descriptor or no inotify instance is left
   */
  static base::Result<std::unique_ptr<Notifier>> make();

  ~Notifier();
  Notifier(const Notifier&) = delete;
  Notifier& operator=(const Notifier&) = delete;

  /// Readable while there are notices, or a time that was set has come. Lives
  /// as long as this.
  [[nodiscard]] int descriptor() const { return epoll_; }

  /**
   * Watch a folder; one that is watched is watched for more.
   *
   * @param mask  Of inotify(7).
   * @return      The same number for the same folder, whatever it is called;
   *              or minus an errno.
   */
  [[nodiscard]] int watch(const std::string& folder, std::uint32_t mask);

  /// Stop watching; what was said before may still be read.
  void forget(int watch);

  /// All that is waiting.
  [[nodiscard]] std::vector<Notice> read();

  /// Wake at a time of read_steady_clock(); none: do not wake.
  void set_timer(std::optional<std::int64_t> time_ns);

private:
  Notifier() = default;

  int epoll_ = -1;
  int inotify_ = -1;
  int timer_ = -1;
};

/// A clock that nobody sets, in nanoseconds.
[[nodiscard]] std::int64_t
read_steady_clock();

/// Why a folder is not watched, of the errno that Notifier::watch() gave.
[[nodiscard]] base::BoxedError
make_watch_error(int number);

}  // namespace hallmark::watch
