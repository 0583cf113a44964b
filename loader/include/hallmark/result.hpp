// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a call answers: a value, or why there is none. Neither can be missed.

#pragma once

#include <hallmark/error.hpp>

#include <functional>
#include <optional>
#include <stdexcept>
#include <type_traits>
#include <utility>

#if !defined(__cpp_exceptions)
#  include <cstdio>
#  include <cstdlib>
#endif

namespace hallmark {

/// Thrown by an unchecked access to the value of an error.
class Failure : public std::runtime_error {
public:
  explicit Failure(Error error)
    : std::runtime_error(error.explain()), error_(std::move(error))
  {
  }

  [[nodiscard]] const Error& error() const { return error_; }

private:
  Error error_;
};

namespace detail {

/// Throw a Failure; without exceptions print it and abort.
[[noreturn]] inline void
fail(const Error& error)
{
#if defined(__cpp_exceptions)
  throw Failure(error);
#else
  std::fprintf(stderr, "%s\n", error.explain().c_str());
  std::abort();
#endif
}

}  // namespace detail

/**
 * A value, or an Error: std::expected's vocabulary, without its undefined
 * behaviour. `value()`, `*` and `->` of an error throw Failure, whose `what()`
 * is the whole explanation. `error()` of a value is an error that says nothing.
 */
template<class T>
class [[nodiscard]] Result {
public:
  using value_type = T;
  using error_type = Error;

  Result(T value) : value_(std::move(value)) {}

  Result(Error error) : error_(std::move(error)) {}

  [[nodiscard]] bool has_value() const { return value_.has_value(); }
  explicit operator bool() const { return has_value(); }

  T& value() & { return checked(*this); }
  const T& value() const& { return checked(*this); }
  T&& value() && { return std::move(checked(*this)); }

  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(value()); }

  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  [[nodiscard]] const Error& error() const { return error_; }

  template<class U>
  [[nodiscard]] T value_or(U&& other) const&
  {
    return has_value() ? *value_ : static_cast<T>(std::forward<U>(other));
  }

  template<class U>
  [[nodiscard]] T value_or(U&& other) &&
  {
    return has_value() ? std::move(*value_)
                       : static_cast<T>(std::forward<U>(other));
  }

  /// `f(value)`, a Result itself, or this error.
  template<class F>
  auto and_then(F&& f) && -> std::invoke_result_t<F, T&&>
  {
    if (!has_value()) {
      return error_;
    }
    return std::invoke(std::forward<F>(f), std::move(*value_));
  }

  /// A Result of `f(value)`, or this error.
  template<class F>
  auto transform(F&& f) && -> Result<std::invoke_result_t<F, T&&>>
  {
    if (!has_value()) {
      return error_;
    }
    return std::invoke(std::forward<F>(f), std::move(*value_));
  }

  /// This value, or `f(error)`, a Result of the same type.
  template<class F>
  Result or_else(F&& f) &&
  {
    if (has_value()) {
      return std::move(*value_);
    }
    return std::invoke(std::forward<F>(f), error_);
  }

private:
  template<class Self>
  static auto& checked(Self& self)
  {
    if (!self.value_) {
      detail::fail(self.error_);
    }
    return *self.value_;
  }

  std::optional<T> value_;
  Error error_;
};

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
