// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which thread waits for which, so that no thread waits forever.
//
// A hook may open other plugins, so the thread that opens A can wait for the
// thread that opens B. If that one then waits for A, through any number of
// threads and loaders, neither would ever end. So each wait is recorded here
// before it begins, and one that would close a circle is refused. This is the
// only thing that the loaders of a process share, and only a thread that is
// about to wait touches it.

#pragma once

#include <thread>

namespace hallmark::table {

/// Notes, while it lives, that this thread waits for another.
class Wait {
public:
  /// @param whom  The thread that does what this one waits for.
  explicit Wait(std::thread::id whom);
  ~Wait();
  Wait(const Wait&) = delete;
  Wait& operator=(const Wait&) = delete;

  /// Whether it may begin: it closes no circle.
  [[nodiscard]] bool is_allowed() const { return is_allowed_; }

private:
  bool is_allowed_ = false;
};

}  // namespace hallmark::table
