// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how types of functions are spelled, and pointers to members. Included
// by spelling.hpp.

#pragma once

#include <hallmark/detail/spelling.hpp>

namespace hallmark::detail {

template<class... A>
std::string
spell_list()
{
  std::string list;
  ((list += (list.empty() ? "" : ",") + spell<A>()), ...);
  return list;
}

template<class R, class... A>
struct Spelling<R(A...)> {
  static std::string make(const std::string& declarator)
  {
    return spell<R>(declarator + "(" + spell_list<A...>() + ")");
  }
};

template<class R, class... A>
struct Spelling<R(A..., ...)> {
  static std::string make(const std::string& declarator)
  {
    const auto comma = sizeof...(A) == 0 ? "" : ",";
    return spell<R>(declarator + "(" + spell_list<A...>() + comma + "...)");
  }
};

// DWARF has no noexcept, and so signatures have none.
template<class R, class... A>
struct Spelling<R(A...) noexcept> : Spelling<R(A...)> {
};
template<class R, class... A>
struct Spelling<R(A..., ...) noexcept> : Spelling<R(A..., ...)> {
};

template<class T, class C>
struct Spelling<T C::*> {
  static std::string make(const std::string& declarator)
  {
    const auto pointer = spell<C>() + "::*" + declarator;
    if constexpr (std::is_function_v<T>) {
      return spell<T>("(" + pointer + ")");
    } else {
      return spell<T>(" " + pointer);
    }
  }
};

template<class R, class... A>
struct Spelling<R(A...) const> {
  static std::string make(const std::string& declarator)
  {
    return spell<R>(declarator + "(" + spell_list<A...>() + ")const");
  }
};

}  // namespace hallmark::detail
