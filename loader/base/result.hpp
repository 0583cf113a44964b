// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how a function answers "a value, or why not", inside the library.

#pragma once

#include "base/error.hpp"

#include <optional>
#include <utility>
#include <variant>

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
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}

  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }

  T& operator*() & { return *std::get_if<0>(&state_); }
  const T& operator*() const& { return *std::get_if<0>(&state_); }
  T&& operator*() && { return std::move(*std::get_if<0>(&state_)); }
  T* operator->() { return std::get_if<0>(&state_); }
  const T* operator->() const { return std::get_if<0>(&state_); }

  Error& error() { return *std::get_if<1>(&state_); }
  const Error& error() const { return *std::get_if<1>(&state_); }

private:
  std::variant<T, Error> state_;
};

/// Success without a value, or an Error.
template<>
class [[nodiscard]] Result<void> {
public:
  Result() = default;

  Result(Error error) : error_(std::move(error)) {}

  explicit operator bool() const { return !error_; }

  Error& error() { return *error_; }
  const Error& error() const { return *error_; }

private:
  std::optional<Error> error_;
};

}  // namespace hallmark::base
