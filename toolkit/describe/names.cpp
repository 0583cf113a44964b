// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/names.hpp"

#include "base/text.hpp"
#include "contract/names/export_name.hpp"
#include "model/contract.hpp"

#include <algorithm>
#include <cctype>

namespace hallmark::describe {
namespace {

/// Those of C++20 and of C17, and names that are operators; sorted.
constexpr std::string_view keywords[] = {"_Alignas",
                                         "_Alignof",
                                         "_Atomic",
                                         "_Bool",
                                         "_Complex",
                                         "_Generic",
                                         "_Imaginary",
                                         "_Noreturn",
                                         "_Static_assert",
                                         "_Thread_local",
                                         "alignas",
                                         "alignof",
                                         "and",
                                         "and_eq",
                                         "asm",
                                         "auto",
                                         "bitand",
                                         "bitor",
                                         "bool",
                                         "break",
                                         "case",
                                         "catch",
                                         "char",
                                         "char16_t",
                                         "char32_t",
                                         "char8_t",
                                         "class",
                                         "co_await",
                                         "co_return",
                                         "co_yield",
                                         "compl",
                                         "concept",
                                         "const",
                                         "const_cast",
                                         "consteval",
                                         "constexpr",
                                         "constinit",
                                         "continue",
                                         "decltype",
                                         "default",
                                         "delete",
                                         "do",
                                         "double",
                                         "dynamic_cast",
                                         "else",
                                         "enum",
                                         "explicit",
                                         "export",
                                         "extern",
                                         "false",
                                         "float",
                                         "for",
                                         "friend",
                                         "goto",
                                         "if",
                                         "inline",
                                         "int",
                                         "long",
                                         "mutable",
                                         "namespace",
                                         "new",
                                         "noexcept",
                                         "not",
                                         "not_eq",
                                         "nullptr",
                                         "operator",
                                         "or",
                                         "or_eq",
                                         "private",
                                         "protected",
                                         "public",
                                         "register",
                                         "reinterpret_cast",
                                         "requires",
                                         "restrict",
                                         "return",
                                         "short",
                                         "signed",
                                         "sizeof",
                                         "static",
                                         "static_assert",
                                         "static_cast",
                                         "struct",
                                         "switch",
                                         "template",
                                         "this",
                                         "thread_local",
                                         "throw",
                                         "true",
                                         "try",
                                         "typedef",
                                         "typeid",
                                         "typename",
                                         "union",
                                         "unsigned",
                                         "using",
                                         "virtual",
                                         "void",
                                         "volatile",
                                         "wchar_t",
                                         "while",
                                         "xor",
                                         "xor_eq"};

static_assert(std::ranges::is_sorted(keywords));

constexpr std::string_view scope = "::";
constexpr std::string_view reserved = "hallmark";

bool
is_digit(char c)
{
  return c >= '0' && c <= '9';
}

bool
is_identifier_byte(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
         c == '_';
}

/// The first part of a qualified name that is a keyword, or nothing.
std::string_view
find_keyword(std::string_view name)
{
  for (;;) {
    const auto end = std::min(name.find(scope), name.size());
    if (is_keyword(name.substr(0, end))) {
      return name.substr(0, end);
    }
    if (end == name.size()) {
      return {};
    }
    name.remove_prefix(end + scope.size());
  }
}

}  // namespace

/// Letters of other languages are more than one byte each.
bool
is_identifier(std::string_view name)
{
  return !name.empty() && !is_digit(name[0]) &&
         std::ranges::all_of(name, [](char c) {
           return is_identifier_byte(c) || (c & 0x80) != 0;
         });
}

bool
is_keyword(std::string_view name)
{
  return std::ranges::binary_search(keywords, name);
}

bool
is_qualified_name(std::string_view name)
{
  auto end = name.find(scope);
  while (end != name.npos && is_identifier(name.substr(0, end))) {
    name.remove_prefix(end + scope.size());
    end = name.find(scope);
  }
  return is_identifier(name);
}

bool
is_type_pattern(std::string_view pattern)
{
  // Words stand apart in template arguments alone: `Box<unsigned int>`.
  const auto* const others =
    pattern.find('<') == pattern.npos ? "_:*" : "_:*<>,& ()[]-+.";
  return !pattern.empty() && !pattern.starts_with("::") &&
         std::ranges::all_of(pattern, [&](unsigned char c) {
           return std::isalnum(c) != 0 || c >= 0x80 ||
                  std::string_view(others).find(static_cast<char>(c)) !=
                    std::string_view::npos;
         });
}

std::string
make_identifier(std::string_view text)
{
  std::string name(text);
  const auto is_other = [](char c) { return !is_identifier_byte(c); };
  std::ranges::replace_if(name, is_other, '_');
  return name.empty() || is_digit(name[0]) ? "_" + name : name;
}

bool
is_own_interface(std::string_view name)
{
  return name.starts_with(std::string(reserved) + '/');
}

std::string
take_symbol_name(Text& name, Faults& faults)
{
  auto parts = contract::names::parse_export_name(name.value);
  if (!parts) {
    faults.add(name.place,
               "not a symbol name",
               base::quote(name.value),
               "a name such as audio::gain, audio::gain(int) or "
               "audio::make<int>");
    return name.value;
  }
  name.value = std::move(parts->text);
  return std::move(parts->last);
}

std::string
take_export_name(Text& name, Faults& faults)
{
  auto last = take_symbol_name(name, faults);
  if (name.value.starts_with(reserved) && is_identifier(last) &&
      name.value.starts_with(last)) {
    faults.add(name.place,
               "name is reserved",
               base::quote(name.value),
               "one that does not begin with 'hallmark'");
  }
  return last;
}

void
check_type_name(const Text& name, std::string_view what, Faults& faults)
{
  const auto message = "not the name of " + std::string(what);
  if (!is_qualified_name(name.value)) {
    faults.add(name.place,
               message,
               base::quote(name.value),
               "an identifier, qualified or not");
  }
  if (const auto keyword = find_keyword(name.value); !keyword.empty()) {
    faults.add(name.place,
               message,
               "the keyword " + base::quote(keyword),
               "an identifier, qualified or not");
  }
}

void
check_binding_name(const std::string& name,
                   const Place& place,
                   std::string hint,
                   Faults& faults)
{
  if (!is_identifier(name) || is_keyword(name)) {
    faults.add(place,
               "export needs a name in the binding",
               (is_keyword(name) ? "the keyword " : "") + base::quote(name),
               "an identifier",
               std::move(hint));
  }
}

void
report_duplicate(const Text& name, const Place& first, Faults& faults)
{
  faults.add(name.place,
             "duplicate export",
             base::quote(name.value) + " again",
             "it only in line " + std::to_string(first.line));
}

void
check_export_count(std::size_t count, const Place& place, Faults& faults)
{
  constexpr auto most = model::ContractLimits::blocks;
  if (count > most) {
    faults.add(place,
               "too many exports",
               std::to_string(count),
               "at most " + std::to_string(most));
  }
}

void
check_file_name(const Text& name, Faults& faults)
{
  const auto is_control = [](unsigned char c) { return c < 0x20 || c == 0x7f; };
  if (name.value.empty() || std::ranges::any_of(name.value, is_control)) {
    faults.add(name.place,
               "not the name of a file",
               base::quote(name.value),
               "a name without control characters");
  }
}

}  // namespace hallmark::describe
