// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Why `hallmark::type<T>::hallmark_key` and not `typeid(hallmark::type<T>*)`,
// whose name is the key: the mangled T is the same text in both, as in both it
// comes after the same nested name and so its substitutions have the same
// numbers; and no <typeinfo> has to be included, nor -frtti put over the
// target's -fno-rtti, which headers may look at. Nothing defines it: to g++ a
// function type with `noreturn` or `const` is another type of the same mangled
// name, and two definitions would be one too many.
//
// Every name begins with `hallmark_`, since the prologue stands below headers
// whose macros may have any other: `#define T`, `-Dsize=4`. `type` alone is
// part of the key, and its macro is put aside.
//
// clang reads the enumerators of an enumeration in an instance of a template
// when a name is looked up in it, and describes the enumeration as it is when
// something first names it: so what is completed comes first.

#include "contract/compile/source.hpp"

#include "contract/compile/class_source.hpp"
#include "contract/compile/pick_source.hpp"
#include "contract/compile/question_source.hpp"

namespace hallmark::contract::compile {
namespace {

constexpr std::string_view prologue = R"(
#line 1 "hallmark contract"
#pragma push_macro("type")
#undef type
namespace hallmark {
template<class hallmark_t> struct type;
template<class hallmark_t> struct type { static const char hallmark_key; };
}
namespace hallmark_contract {
template<class hallmark_t> using hallmark_type = ::hallmark::type<hallmark_t>;
}
#pragma pop_macro("type")
namespace hallmark_contract {
typedef __SIZE_TYPE__ hallmark_size;
template<class hallmark_t, hallmark_size hallmark_n> struct hallmark_known {};
template<class hallmark_t>
hallmark_known<hallmark_t, sizeof(hallmark_t)> hallmark_complete(int);
template<class hallmark_t>
hallmark_known<hallmark_t, 0> hallmark_complete(...);
template<class hallmark_t>
char hallmark_look(decltype(hallmark_t::hallmark_none)*);
template<class hallmark_t> char hallmark_look(...);
template<class hallmark_t> struct hallmark_pointee;
template<class hallmark_t> struct hallmark_pointee<hallmark_t*> {
  typedef hallmark_t hallmark_u;
};
template<class... hallmark_t> struct hallmark_list {};
template<class hallmark_t> struct hallmark_walk {
  decltype(hallmark_complete<hallmark_t>(0)) hallmark_self;
  char hallmark_looked[sizeof(hallmark_look<hallmark_t>(0))];
};
template<class hallmark_t, class... hallmark_a>
struct hallmark_list<hallmark_t, hallmark_a...> {
  hallmark_walk<hallmark_t> hallmark_head;
  hallmark_list<hallmark_a...> hallmark_tail;
};
template<class hallmark_t>
struct hallmark_walk<const hallmark_t> : hallmark_walk<hallmark_t> {};
template<class hallmark_t>
struct hallmark_walk<volatile hallmark_t> : hallmark_walk<hallmark_t> {};
template<class hallmark_t>
struct hallmark_walk<const volatile hallmark_t> : hallmark_walk<hallmark_t> {};
template<class hallmark_t>
struct hallmark_walk<hallmark_t*> : hallmark_walk<hallmark_t> {};
template<class hallmark_t>
struct hallmark_walk<hallmark_t&> : hallmark_walk<hallmark_t> {};
template<class hallmark_t>
struct hallmark_walk<hallmark_t&&> : hallmark_walk<hallmark_t> {};
template<class hallmark_t>
struct hallmark_walk<hallmark_t[]> : hallmark_walk<hallmark_t> {};
template<class hallmark_t, hallmark_size hallmark_n>
struct hallmark_walk<hallmark_t[hallmark_n]> : hallmark_walk<hallmark_t> {};
template<class hallmark_t>
struct hallmark_walk<const hallmark_t[]> : hallmark_walk<hallmark_t> {};
template<class hallmark_t, hallmark_size hallmark_n>
struct hallmark_walk<const hallmark_t[hallmark_n]>
  : hallmark_walk<hallmark_t> {};
template<class hallmark_t>
struct hallmark_walk<volatile hallmark_t[]> : hallmark_walk<hallmark_t> {};
template<class hallmark_t, hallmark_size hallmark_n>
struct hallmark_walk<volatile hallmark_t[hallmark_n]>
  : hallmark_walk<hallmark_t> {};
template<class hallmark_t>
struct hallmark_walk<const volatile hallmark_t[]>
  : hallmark_walk<hallmark_t> {};
template<class hallmark_t, hallmark_size hallmark_n>
struct hallmark_walk<const volatile hallmark_t[hallmark_n]>
  : hallmark_walk<hallmark_t> {};
template<class hallmark_t, class hallmark_c>
struct hallmark_walk<hallmark_t hallmark_c::*>
  : hallmark_list<hallmark_c, hallmark_t> {};
template<class hallmark_r, class... hallmark_a>
struct hallmark_walk<hallmark_r(hallmark_a...)>
  : hallmark_list<hallmark_r, hallmark_a...> {};
template<class hallmark_r, class... hallmark_a>
struct hallmark_walk<hallmark_r(hallmark_a..., ...)>
  : hallmark_list<hallmark_r, hallmark_a...> {};
template<class hallmark_r, class... hallmark_a>
struct hallmark_walk<hallmark_r(hallmark_a...) const>
  : hallmark_list<hallmark_r, hallmark_a...> {};
#ifdef __cpp_noexcept_function_type
template<class hallmark_r, class... hallmark_a>
struct hallmark_walk<hallmark_r(hallmark_a...) noexcept>
  : hallmark_list<hallmark_r, hallmark_a...> {};
template<class hallmark_r, class... hallmark_a>
struct hallmark_walk<hallmark_r(hallmark_a..., ...) noexcept>
  : hallmark_list<hallmark_r, hallmark_a...> {};
template<class hallmark_r, class... hallmark_a>
struct hallmark_walk<hallmark_r(hallmark_a...) const noexcept>
  : hallmark_list<hallmark_r, hallmark_a...> {};
#endif
template<template<class...> class hallmark_c, class... hallmark_a>
struct hallmark_walk<hallmark_c<hallmark_a...>> : hallmark_list<hallmark_a...> {
  decltype(hallmark_complete<hallmark_c<hallmark_a...>>(0)) hallmark_self;
};
template<> struct hallmark_walk<void> {};
template<class hallmark_t, int hallmark_n = -1> struct hallmark_finish {
  hallmark_walk<hallmark_t> hallmark_all;
};
}
#ifdef __cpp_noexcept_function_type
extern "C" {
__attribute__((__used__, __visibility__("hidden")))
int hallmark_tells_noexcept = 1;
}
#endif
#ifdef __clang__
extern "C" {
__attribute__((__used__, __visibility__("hidden")))
int hallmark_tells_conventions = 1;
}
#endif
)";

/// An export of C++, from the global scope: no using-directive makes its name
/// ambiguous.
class CppExport {
public:
  CppExport(const std::string& symbol, std::size_t number)
    : name_(names::parse_export_name(symbol).value_or(names::ExportName())),
      number_(number)
  {
  }

  /// What type() needs.
  [[nodiscard]] std::string pick() const { return format_pick(name_, space()); }

  /// Its type, that of one of several functions too.
  [[nodiscard]] std::string type() const
  {
    return !pick().empty() ? "::hallmark_contract::hallmark_pointee<" +
                               format_picked(name_, space()) + ">::hallmark_u"
                           : "decltype(::" + name_.path + ")";
  }

  [[nodiscard]] std::string pointer() const
  {
    return format_picked(name_, space());
  }

  [[nodiscard]] std::string address() const { return "&::" + name_.path; }

  /// What a using-declaration names.
  [[nodiscard]] std::string base() const { return "::" + name_.base; }

private:
  [[nodiscard]] std::string space() const
  {
    return "hallmark_pick_" + std::to_string(number_);
  }

  names::ExportName name_;
  std::size_t number_;
};

void
add_cpp_export(std::string& text, const CppExport& exported, std::size_t number)
{
  const auto suffix = std::to_string(number);
  add_line(text, export_marker, number);
  text += exported.pick();
  text += "::hallmark_contract::hallmark_finish<" + exported.type() +
          "> hallmark_walk_" + suffix + " __attribute__((__used__));\n";
  text += "extern \"C\" { __attribute__((__used__, "
          "__visibility__(\"hidden\"))) " +
          exported.pointer() + " hallmark_contract_" + suffix + " = " +
          exported.address() + "; ";
  text += "__attribute__((__used__, __visibility__(\"hidden\"))) const void* "
          "hallmark_key_" +
          suffix + " = &::hallmark_contract::hallmark_type<" + exported.type() +
          ">::hallmark_key; }\n";
}

void
add_c_export(std::string& text, const std::string& symbol, std::size_t number)
{
  add_line(text, export_marker, number);
  text += "__typeof__(&" + symbol + ") hallmark_contract_" +
          std::to_string(number) + " __attribute__((__used__)) = &" + symbol +
          ";\n";
}

void
add_place(std::string& text, const std::string& base, std::size_t number)
{
  add_line(text, place_marker, number);
  text += "namespace hallmark_place_" + std::to_string(number) + " { using ";
  text += base + "; }\n";
}

/// A using-declaration leads to functions of a namespace, a pointer to those of
/// a class.
void
add_listed(std::string& text, const SourceOptions& options)
{
  if (!options.unplaced.contains(0)) {
    add_place(text, "::" + options.listed, 0);
  }
  const auto scope = options.listed.rfind("::");
  if (scope != options.listed.npos && !options.unsized.contains(0)) {
    add_line(text, class_marker, 0);
    text += "::" + options.listed.substr(0, scope) +
            "* hallmark_scope_0 __attribute__((__used__));\n";
  }
}

/// Access is not checked in an explicit instantiation, so that the private
/// parts of templates are completed too. Two names may be of one type, which
/// must not be instantiated twice.
void
add_complete(std::string& text, const std::string& name, std::size_t number)
{
  add_line(text, complete_marker, number);
  text += "template struct hallmark_contract::hallmark_finish<" + name + ", " +
          std::to_string(number) + ">;\n";
}

/// Compilers write down the alias that a variable is declared with.
void
add_alias(std::string& text, const std::string& name, std::size_t number)
{
  add_line(text, alias_marker, number);
  text += "static " + name + "* hallmark_alias_" + std::to_string(number) +
          " __attribute__((__used__));\n";
}

/// What is to be described, of what the headers define.
void
add_types(std::string& text, const SourceOptions& options)
{
  std::size_t number = 0;
  for (const auto& name : options.complete) {
    add_complete(text, name, number++);
  }
  number = 0;
  for (const auto& name : options.aliases) {
    add_alias(text, name, number++);
  }
}

}  // namespace

std::string
format_source(const SourceOptions& options)
{
  std::string text = format_includes(options.headers);
  const bool is_cpp = options.language == Language::cpp;
  if (is_cpp) {
    text += prologue;
    text += format_class_prologue();
    text += options.asked.questions.empty() ? "" : format_question_prologue();
  }
  add_types(text, options);
  for (std::size_t i = 0; i < options.exports.size(); ++i) {
    if (!is_cpp) {
      add_c_export(text, options.exports[i], i);
      continue;
    }
    const CppExport exported(options.exports[i], i);
    add_cpp_export(text, exported, i);
    if (!options.unsized.contains(i)) {
      add_line(text, class_marker, i);
      text += format_class_root(exported.type(), i);
    }
    if (!options.unplaced.contains(i)) {
      add_place(text, exported.base(), i);
    }
  }
  if (!options.listed.empty()) {
    add_listed(text, options);
  }
  return text + format_questions(options.asked, options.language);
}

}  // namespace hallmark::contract::compile
