// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows which thread waits for which, so that no wait is for ever.
//
// A hook may open other plugins, and so the thread that opens A can wait for
// the thread that opens B. When that one comes to wait for A, through any
// number of threads and loaders, neither would ever end. Each wait is noted
// here before it begins, and one that would close a circle is refused. It is
// the one thing that loaders of a process share, and it is touched only by a
// thread that is about to wait.

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
