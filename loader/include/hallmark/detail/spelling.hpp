// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How a type is spelled in a stamp: `const char*(int,audio::Params&)`.

#pragma once

#include <hallmark/detail/names.hpp>

#include <cstddef>
#include <string>
#include <type_traits>

namespace hallmark::detail {

template<class T>
struct Spelling;

/// T as a stamp spells it; `declarator` is what stands around the name.
template<class T>
std::string
spell(const std::string& declarator)
{
  return Spelling<T>::make(declarator);
}

/// A declarator that a function or an array is about to follow.
template<class T>
std::string
enclose(const std::string& declarator)
{
  return std::is_function_v<T> || std::is_array_v<T> ? "(" + declarator + ")"
                                                     : declarator;
}

/// A name: a builtin, an enumeration, a class.
template<class T>
struct Spelling {
  static std::string make(const std::string& declarator)
  {
    return NameOf<T>::make() + declarator;
  }
};

template<class T>
struct Spelling<const T> {
  static std::string make(const std::string& declarator)
  {
    if constexpr (std::is_pointer_v<T> || std::is_member_pointer_v<T>) {
      return spell<T>("const" + declarator);
    } else {
      return "const " + spell<T>(declarator);
    }
  }
};

template<class T>
struct Spelling<volatile T> {
  static std::string make(const std::string& declarator)
  {
    if constexpr (std::is_pointer_v<T> || std::is_member_pointer_v<T>) {
      return spell<T>("volatile" + declarator);
    } else {
      return "volatile " + spell<T>(declarator);
    }
  }
};

template<class T>
struct Spelling<const volatile T> {
  static std::string make(const std::string& declarator)
  {
    if constexpr (std::is_pointer_v<T> || std::is_member_pointer_v<T>) {
      return spell<T>("const volatile" + declarator);
    } else {
      return "const volatile " + spell<T>(declarator);
    }
  }
};

template<class T>
struct Spelling<T*> {
  static std::string make(const std::string& declarator)
  {
    return spell<T>(enclose<T>("*" + declarator));
  }
};

template<class T>
struct Spelling<T&> {
  static std::string make(const std::string& declarator)
  {
    return spell<T>(enclose<T>("&" + declarator));
  }
};

template<class T>
struct Spelling<T&&> {
  static std::string make(const std::string& declarator)
  {
    return spell<T>(enclose<T>("&&" + declarator));
  }
};

template<class T>
struct Spelling<T[]> {
  static std::string make(const std::string& declarator)
  {
    return spell<T>(declarator + "[]");
  }
};

template<class T, std::size_t N>
struct Spelling<T[N]> {
  static std::string make(const std::string& declarator)
  {
    return spell<T>(declarator + "[" + std::to_string(N) + "]");
  }
};

// An array of const is const and an array: neither rule above is nearer.
template<class T>
struct Spelling<const T[]> {
  static std::string make(const std::string& declarator)
  {
    return spell<const T>(declarator + "[]");
  }
};

template<class T, std::size_t N>
struct Spelling<const T[N]> {
  static std::string make(const std::string& declarator)
  {
    return spell<const T>(declarator + "[" + std::to_string(N) + "]");
  }
};

/// The parameters of a function.
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

// An export itself is found by a type without noexcept, so that its signature
// has none; what a pointer or a reference leads to has it.
template<class R, class... A>
struct Spelling<R(A...) noexcept> {
  static std::string make(const std::string& declarator)
  {
    const auto* after = declarator.empty() ? ")" : ")noexcept";
    return spell<R>(declarator + "(" + spell_list<A...>() + after);
  }
};
template<class R, class... A>
struct Spelling<R(A..., ...) noexcept> {
  static std::string make(const std::string& declarator)
  {
    const auto* comma = sizeof...(A) == 0 ? "" : ",";
    const auto* after = declarator.empty() ? "...)" : "...)noexcept";
    return spell<R>(declarator + "(" + spell_list<A...>() + comma + after);
  }
};

/// A pointer to a member.
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
template<class R, class... A>
struct Spelling<R(A...) const noexcept> {
  static std::string make(const std::string& declarator)
  {
    return spell<R>(declarator + "(" + spell_list<A...>() + ")const noexcept");
  }
};

}  // namespace hallmark::detail
