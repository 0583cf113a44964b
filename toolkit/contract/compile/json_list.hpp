// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The elements of a JSON list one by one, as text: a list of any length is gone
// through at the speed of reading it, and takes no more room than its longest
// element.

#pragma once

#include "base/result.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace hallmark::contract::compile {

using base::Error;
using base::Result;

/// Splits a list without parsing what is in it.
class JsonList {
public:
  /// The next part of the text; empty at its end.
  using ReadBlock = std::function<Result<std::string>()>;

  explicit JsonList(ReadBlock read) : read_(std::move(read)) {}

  /// A list in a file. Errors: as base::File::open()
  static Result<JsonList> open(const std::string& file);

  /**
   * The next element, which may be no JSON inside; nothing at the end.
   *
   * @return  Good until the next call.
   *
   * Errors:   malformed   not a list, or it breaks off
   *           unreadable  it cannot be read
   */
  Result<std::optional<std::string_view>> next();

private:
  bool fill();
  bool has_more();
  char skip_space();
  bool skip_string();
  bool skip_value();
  bool go_to_value();
  [[nodiscard]] Error explain() const;

  ReadBlock read_;
  std::string buffer_;
  std::size_t start_ = 0;  ///< what stands before it is not needed any more
  std::size_t at_ = 0;
  bool begun_ = false;
  bool ended_ = false;
  std::optional<Error> failure_;  ///< to read
};

}  // namespace hallmark::contract::compile
