// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how a call without a value answers. Included by result.hpp.

#pragma once

#include <hallmark/result.hpp>

namespace hallmark {

/// Done, or an Error.
template<>
class [[nodiscard]] Result<void> {
public:
  using value_type = void;
  using error_type = Error;

  Result() = default;

  Result(Error error) : error_(std::move(error)), has_value_(false) {}

  [[nodiscard]] bool has_value() const { return has_value_; }
  explicit operator bool() const { return has_value_; }

  /// Nothing; throws Failure when this is an error.
  void value() const
  {
    if (!has_value_) {
      detail::fail(error_);
    }
  }

  [[nodiscard]] const Error& error() const { return error_; }

private:
  Error error_;
  bool has_value_ = true;
};

}  // namespace hallmark
