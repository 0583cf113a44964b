// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A pointer to a function picks one of an overloaded set by its type, and all
// of it but the result is known. The compiler deduces the result from a set of
// functions, but from none that has a template in it; there it is what a call
// gives, where one with these types is not ambiguous. The first way wins, as 0
// is an int. With `noexcept` a function is the better match of its own kind.
//
// Only names that begin with `hallmark_` are used: the text stands below
// headers whose macros may have any other.

#include "contract/compile/pick_source.hpp"

#include "base/text.hpp"

namespace hallmark::contract::compile {
namespace {

/// `(*)(PARAMETERS)` as a type's text has it. <cstddef> may not be there.
std::string
format_list(const names::ExportName& name)
{
  constexpr std::string_view type = "std::nullptr_t";
  auto text = names::format_parameters(name);
  for (auto at = text.find(type); at != text.npos; at = text.find(type, at)) {
    text.replace(at, type.size(), "decltype(nullptr)");
  }
  return text;
}

/// The types of arguments: those that follow as `...` have none.
std::string
format_types(const names::ExportName& name)
{
  auto types = name.parameters;
  if (!types.empty() && types.back() == "...") {
    types.pop_back();
  }
  return base::join(types, ", ");
}

std::string
format_overload(std::string_view result,
                std::string_view rank,
                const std::string& list,
                std::string_view suffix)
{
  return base::concat({"template<class... hallmark_p, ",
                       result,
                       ">\nhallmark_r (*hallmark_of(hallmark_types<"
                       "hallmark_p...>*, hallmark_r (*)",
                       list,
                       suffix,
                       ", ",
                       rank,
                       "))",
                       list,
                       suffix,
                       ";\n"});
}

bool
is_plain(const names::ExportName& name)
{
  return !name.has_parameters && name.path.find('<') == name.path.npos;
}

/// What tells the functions of one name apart.
std::string
format_overloads(const names::ExportName& name)
{
  const auto list = format_list(name);
  const std::string deduced = "class hallmark_r";
  const auto called = base::concat({"class hallmark_r = decltype(::",
                                    name.path,
                                    "(hallmark_value<hallmark_p>()...))"});
  return base::concat({"template<class... hallmark_t> struct hallmark_types;\n"
                       "template<class hallmark_t> hallmark_t&& "
                       "hallmark_value();\n",
                       format_overload(deduced, "int", list, ""),
                       format_overload(called, "long", list, ""),
                       "#ifdef __cpp_noexcept_function_type\n",
                       format_overload(deduced, "int", list, " noexcept"),
                       format_overload(called, "long", list, " noexcept"),
                       "#endif\n"});
}

/// Its type, where no other scope is around it.
std::string
format_pointer(const names::ExportName& name)
{
  if (!name.has_parameters) {
    return "decltype(&::" + name.path + ")";
  }
  return base::concat({"decltype(hallmark_of(static_cast<hallmark_types<",
                       format_types(name),
                       ">*>(nullptr), &::",
                       name.path,
                       ", 0))"});
}

}  // namespace

std::string
format_pick(const names::ExportName& name, std::string_view space)
{
  if (is_plain(name)) {
    return "";
  }
  return base::concat({"namespace ",
                       space,
                       " {\n",
                       name.has_parameters ? format_overloads(name) : "",
                       "typedef ",
                       format_pointer(name),
                       " hallmark_pointer;\n}\n"});
}

std::string
format_picked(const names::ExportName& name, std::string_view space)
{
  return is_plain(name) ? format_pointer(name)
                        : base::concat({"::", space, "::hallmark_pointer"});
}

}  // namespace hallmark::contract::compile
