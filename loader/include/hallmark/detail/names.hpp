// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Type names as stamps spell them, derived from the compiler's own.
//
// g++ and clang differ in `[with T = ` and `[T = `, in spaces, in inline
// namespaces, and both leave out default template arguments. So a template is
// taken apart and its arguments are spelled one by one.

#pragma once

#include <string>
#include <string_view>

namespace hallmark::detail {

template<class T>
std::string
spell(const std::string& declarator = {});

/// What stands after `KEY = ` in a __PRETTY_FUNCTION__.
inline std::string
cut_name(std::string_view text, std::string_view key)
{
  auto start = text.find(key);
  if (start == std::string_view::npos) {
    return std::string(text);
  }
  start += key.size();
  auto end = text.find(';', start);
  if (end == std::string_view::npos) {
    end = text.rfind(']');
  }
  return std::string(text.substr(start, end - start));
}

/// A name without spaces after commas and between closing brackets.
inline std::string
tighten_name(std::string_view name)
{
  std::string tight;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto after = i == 0 ? ' ' : name[i - 1];
    const auto before = i + 1 < name.size() ? name[i + 1] : ' ';
    if (name[i] == ' ' &&
        (after == ',' || before == '>' || before == '*' || before == '&')) {
      continue;
    }
    tight += name[i];
  }
  return tight;
}

template<class T>
std::string
raw_name()
{
  return tighten_name(cut_name(__PRETTY_FUNCTION__, "T = "));
}

template<template<class...> class Template>
std::string
raw_template_name()
{
  return cut_name(__PRETTY_FUNCTION__, "Template = ");
}

template<class T>
struct NameOf {
  static std::string make() { return raw_name<T>(); }
};

template<template<class...> class Template, class First, class... Rest>
struct NameOf<Template<First, Rest...>> {
  static std::string make()
  {
    auto name = raw_template_name<Template>() + "<" + spell<First>();
    ((name += "," + spell<Rest>()), ...);
    return name + ">";
  }
};

#define HALLMARK_NAME_(T, TEXT)                                                \
  template<>                                                                   \
  struct NameOf<T> {                                                           \
    static std::string make() { return TEXT; }                                 \
  };

HALLMARK_NAME_(void, "void")
HALLMARK_NAME_(bool, "bool")
HALLMARK_NAME_(char, "char")
HALLMARK_NAME_(signed char, "signed char")
HALLMARK_NAME_(unsigned char, "unsigned char")
HALLMARK_NAME_(short, "short")
HALLMARK_NAME_(unsigned short, "unsigned short")
HALLMARK_NAME_(int, "int")
HALLMARK_NAME_(unsigned, "unsigned int")
HALLMARK_NAME_(long, "long")
HALLMARK_NAME_(unsigned long, "unsigned long")
HALLMARK_NAME_(long long, "long long")
HALLMARK_NAME_(unsigned long long, "unsigned long long")
HALLMARK_NAME_(decltype(nullptr), "decltype(nullptr)")

#undef HALLMARK_NAME_

}  // namespace hallmark::detail
