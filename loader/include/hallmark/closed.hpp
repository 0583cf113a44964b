// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What became of a plugin that was closed.

#pragma once

#include <hallmark/hallmark.h>

#include <string>
#include <utility>

namespace hallmark {

/// What close() did; compares with its own enumerators.
class Closed {
public:
  enum State : int {
    unmapped = HALLMARK_UNMAPPED,         ///< the library is gone
    in_use = HALLMARK_IN_USE,             ///< something still holds it
    still_mapped = HALLMARK_STILL_MAPPED  ///< closed, the system keeps it
  };

  Closed(State state, std::string why) : state_(state), why_(std::move(why)) {}

  operator State() const { return state_; }
  [[nodiscard]] State state() const { return state_; }

  /// What holds it, `2 × audio::Filter`, or why it is still mapped; else empty.
  [[nodiscard]] const std::string& why() const { return why_; }

private:
  State state_;
  std::string why_;
};

}  // namespace hallmark
