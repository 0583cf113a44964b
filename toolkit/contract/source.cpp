// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Why `hallmark::type<T>::key` and not `typeid(hallmark::type<T>*)`, whose name
// is the key: the mangled T is the same text in both, as in both it comes after
// the same nested name and so its substitutions have the same numbers; and no
// <typeinfo> has to be included, nor -frtti put over the target's -fno-rtti,
// which headers may look at.

#include "contract/source.hpp"

namespace hallmark::contract {
namespace {

constexpr std::string_view prologue = R"(
#line 1 "hallmark contract"
namespace hallmark {
template<class T> struct type;
template<class T> struct type { static const char key; };
template<class T> const char type<T>::key = 0;
}
namespace hallmark_contract {
typedef __SIZE_TYPE__ size;
template<class T, size N> struct known {};
template<class T> known<T, sizeof(T)> complete(int);
template<class T> known<T, 0> complete(...);
template<class... T> struct list {};
template<class T> struct walk { decltype(complete<T>(0)) self; };
template<class H, class... T> struct list<H, T...> { walk<H> head; list<T...> tail; };
template<class T> struct walk<const T> : walk<T> {};
template<class T> struct walk<volatile T> : walk<T> {};
template<class T> struct walk<const volatile T> : walk<T> {};
template<class T> struct walk<T*> : walk<T> {};
template<class T> struct walk<T&> : walk<T> {};
template<class T> struct walk<T&&> : walk<T> {};
template<class T> struct walk<T[]> : walk<T> {};
template<class T, size N> struct walk<T[N]> : walk<T> {};
template<class T> struct walk<const T[]> : walk<T> {};
template<class T, size N> struct walk<const T[N]> : walk<T> {};
template<class T> struct walk<volatile T[]> : walk<T> {};
template<class T, size N> struct walk<volatile T[N]> : walk<T> {};
template<class T> struct walk<const volatile T[]> : walk<T> {};
template<class T, size N> struct walk<const volatile T[N]> : walk<T> {};
template<class T, class C> struct walk<T C::*> : list<C, T> {};
template<class R, class... A> struct walk<R(A...)> : list<R, A...> {};
template<class R, class... A> struct walk<R(A..., ...)> : list<R, A...> {};
template<class R, class... A> struct walk<R(A...) const> : list<R, A...> {};
#ifdef __cpp_noexcept_function_type
template<class R, class... A> struct walk<R(A...) noexcept> : list<R, A...> {};
template<class R, class... A> struct walk<R(A..., ...) noexcept> : list<R, A...> {};
template<class R, class... A> struct walk<R(A...) const noexcept> : list<R, A...> {};
#endif
template<template<class...> class C, class... A>
struct walk<C<A...>> : list<A...> { decltype(complete<C<A...>>(0)) self; };
template<> struct walk<void> {};
template<class T> struct finish { walk<T> all; };
}
)";

void
add_line(std::string& text, std::string_view marker, std::size_t number)
{
  text += "#line 1 \"";
  text += marker;
  text += std::to_string(number) + "\"\n";
}

void
add_cpp_export(std::string& text, const std::string& symbol, std::size_t number)
{
  const auto suffix = std::to_string(number);
  add_line(text, export_marker, number);
  text +=
    "extern \"C\" { __attribute__((used, visibility(\"hidden\"))) decltype(&" +
    symbol + ") hallmark_contract_" + suffix + " = &" + symbol + "; ";
  text +=
    "__attribute__((used, visibility(\"hidden\"))) const void* hallmark_key_" +
    suffix + " = &::hallmark::type<decltype(" + symbol + ")>::key; }\n";
  text += "::hallmark_contract::finish<decltype(" + symbol +
          ")> hallmark_walk_" + suffix + " __attribute__((used));\n";
}

void
add_c_export(std::string& text, const std::string& symbol, std::size_t number)
{
  add_line(text, export_marker, number);
  text += "__typeof__(&" + symbol + ") hallmark_contract_" +
          std::to_string(number) + " __attribute__((used)) = &" + symbol +
          ";\n";
}

void
add_place(std::string& text, const std::string& symbol, std::size_t number)
{
  add_line(text, place_marker, number);
  text += "namespace hallmark_place_" + std::to_string(number) + " { using ";
  text += symbol.starts_with("::") ? symbol : "::" + symbol;
  text += "; }\n";
}

/// Access is not checked in an explicit instantiation, so that the private
/// parts of templates are completed too.
void
add_complete(std::string& text, const std::string& name, std::size_t number)
{
  add_line(text, complete_marker, number);
  text += "template struct hallmark_contract::finish<" + name + ">;\n";
}

}  // namespace

std::string
format_source(const SourceOptions& options)
{
  std::string text = "#include \"" + options.header + "\"\n";
  const bool is_cpp = options.language == Language::cpp;
  if (is_cpp) {
    text += prologue;
  }
  for (std::size_t i = 0; i < options.exports.size(); ++i) {
    if (!is_cpp) {
      add_c_export(text, options.exports[i], i);
      continue;
    }
    add_cpp_export(text, options.exports[i], i);
    if (!options.unplaced.contains(i)) {
      add_place(text, options.exports[i], i);
    }
  }
  std::size_t number = 0;
  for (const auto& name : options.complete) {
    add_complete(text, name, number++);
  }
  return text;
}

}  // namespace hallmark::contract
