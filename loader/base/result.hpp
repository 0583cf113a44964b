// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A value, or the reason why there is none.

#pragma once

#include "base/error.hpp"

#include <optional>
#include <utility>

namespace hallmark::base {

/**
 * A value or an Error.
 *
 * The internal twin of the public `hallmark::Result`: no exceptions, no
 * checked access. Reading the value of an error is a bug of ours.
 */
template<class T>
class [[nodiscard]] Result {
public:
  Result(T value) : value_(std::move(value)) {}

  Result(BoxedError error) : error_(std::move(error)) {}
  Result(const Error& error) : error_(error) {}
  Result(Error&& error) : error_(std::move(error)) {}

  explicit operator bool() const { return value_.has_value(); }

  T& operator*() & { return *value_; }
  const T& operator*() const& { return *value_; }
  T&& operator*() && { return *std::move(value_); }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }

  Error& error() { return *error_; }
  const Error& error() const { return *error_; }

private:
  std::optional<T> value_;
  BoxedError error_;
};

/// Success without a value, or an Error.
template<>
class [[nodiscard]] Result<void> {
public:
  Result() = default;

  Result(BoxedError error) : error_(std::move(error)) {}
  Result(const Error& error) : error_(error) {}
  Result(Error&& error) : error_(std::move(error)) {}

  explicit operator bool() const { return !error_; }

  Error& error() { return *error_; }
  const Error& error() const { return *error_; }

private:
  BoxedError error_;
};

}  // namespace hallmark::base
