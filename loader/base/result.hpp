// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how a function answers "a value, or why not", inside the library.

#pragma once

#include "base/error.hpp"

#include <optional>
#include <utility>
#include <variant>

namespace hallmark::base {

/**
 * An Error on the heap.
 *
 * An error is many strings, and every function that may fail would hold the
 * code that moves and frees them: it was half of the library. So a result
 * keeps a pointer, and that code stands once, in error.cpp.
 */
class BoxedError {
public:
  BoxedError(Error error);
  BoxedError(const BoxedError& other);
  BoxedError(BoxedError&& other) noexcept
    : error_(std::exchange(other.error_, nullptr))
  {
  }

  BoxedError& operator=(BoxedError other) noexcept
  {
    std::swap(error_, other.error_);
    return *this;
  }

  ~BoxedError()
  {
    if (error_) {
      free_error(error_);
    }
  }

  [[nodiscard]] Error& operator*() const { return *error_; }

private:
  static void free_error(Error* error);

  Error* error_;
};

/**
 * A value or an Error.
 *
 * The internal twin of the public `hallmark::Result`: no exceptions, no
 * checked access. Reading the value of an error is a bug of ours.
 */
template<class T>
class [[nodiscard]] Result {
public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}

  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }

  T& operator*() & { return *std::get_if<0>(&state_); }
  const T& operator*() const& { return *std::get_if<0>(&state_); }
  T&& operator*() && { return std::move(*std::get_if<0>(&state_)); }
  T* operator->() { return std::get_if<0>(&state_); }
  const T* operator->() const { return std::get_if<0>(&state_); }

  Error& error() { return **std::get_if<1>(&state_); }
  const Error& error() const { return **std::get_if<1>(&state_); }

private:
  std::variant<T, BoxedError> state_;
};

/// Success without a value, or an Error.
template<>
class [[nodiscard]] Result<void> {
public:
  Result() = default;

  Result(Error error) : error_(std::in_place, std::move(error)) {}

  explicit operator bool() const { return !error_; }

  Error& error() { return **error_; }
  const Error& error() const { return **error_; }

private:
  std::optional<BoxedError> error_;
};

}  // namespace hallmark::base
