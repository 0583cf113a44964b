// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An export that was looked up: a function to call, a variable to use.

#pragma once

#include <hallmark/hold.hpp>

#include <type_traits>
#include <utility>

namespace hallmark {

/**
 * An export of type T. It keeps its plugin mapped.
 *
 * @tparam T  A function type, `float(int)`, or an object type, `int`,
 *            `const char *const[3]`.
 *
 * Calling and dereferencing cost what a plain pointer costs.
 */
template<class T>
class Symbol {
public:
  Symbol(T* address, Hold hold) : address_(address), hold_(std::move(hold)) {}

  /// The raw pointer: valid while something holds the plugin.
  [[nodiscard]] T* get() const { return address_; }

  template<class... Arguments>
  requires std::is_function_v<T>
  decltype(auto) operator()(Arguments&&... arguments) const
  {
    return address_(std::forward<Arguments>(arguments)...);
  }

  T& operator*() const requires(!std::is_function_v<T>) { return *address_; }

  T* operator->() const requires(!std::is_function_v<T>) { return address_; }

private:
  T* address_;
  Hold hold_;
};

}  // namespace hallmark
