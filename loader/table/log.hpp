// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Reports what a loader does to the program's log.

#pragma once

#include "base/error.hpp"
#include "model/identity.hpp"

#include <hallmark/c/log.h>

#include <string>

namespace hallmark::table {

/// What is wrong without the subject: the message, and a line for each
/// difference, each detail and the hint.
[[nodiscard]] std::string
format_reason(base::Error error);

/**
 * The function that a program gave for its log, or none.
 *
 * Threads:  any; none may hold a lock of ours
 */
class Log {
public:
  Log() = default;

  /// @param free  Given `data` when this goes; or null.
  Log(hallmark_log function, void* data, void (*free)(void*))
    : function_(function), data_(data), free_(free)
  {
  }

  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  /// Whether anyone is told.
  [[nodiscard]] bool is_on() const { return function_ != nullptr; }

  /// Tell of something that is as it should be.
  void tell(hallmark_event_kind kind,
            const std::string& file,
            const model::Identity& identity,
            const std::string& reason = {}) const;

  /// Tell of something that is not.
  void tell(hallmark_event_kind kind,
            const std::string& file,
            const model::Identity& identity,
            const base::Error& error) const;

private:
  void tell(hallmark_event event) const;

  hallmark_log function_ = nullptr;
  void* data_ = nullptr;
  void (*free_)(void*) = nullptr;
};

}  // namespace hallmark::table
