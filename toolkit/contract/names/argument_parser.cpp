// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Arguments of templates that are values, which the compilers write each in
// its own manner:
//
//     g++        PI<0>  PM<-1>     NT<q::Pt{1, q::In()}>      PI<(& q::a[1])>
//     clang 14   PI<nullptr>       NT<{1, {0, 0}}>            PI<&a[1]>
//     clang 19   PI<nullptr>       NT<q::Pt{1, {0, 0}}>       PI<&a[1]>
//     here       PI<0>             NT<{1}>                    PI<&a[1]>
//     for source PI<nullptr>       NT<q::Pt{1}>               PI<&q::a[1]>
//
// So a null pointer is 0, and of the value of a class stay the values of its
// members, up to the last that is not zero. Which parameters take pointers or
// classes is known of most templates, not of all.

#include "contract/names/base_words.hpp"
#include "contract/names/name_parser.hpp"

#include <algorithm>
#include <array>

namespace hallmark::contract::names {
namespace {

constexpr auto zeros = std::to_array<std::string_view>({
  "0",
  "0.000000e+00",
  "false",
  "nullptr",
  "{}",
});

bool
is_zero(std::string_view value)
{
  return std::ranges::find(zeros, value) != zeros.end();
}

/// The null of a pointer in g++'s manner, `-1` for one to a data member.
bool
is_null(std::string_view value)
{
  return value == "0" || value == "-1";
}

bool
is_pointer(std::string_view type)
{
  return type.ends_with('*') || type.find("::*") != type.npos ||
         type.find("(*)") != type.npos || type == "std::nullptr_t";
}

/// `object` of `ns::object`.
std::string
find_last_name(const std::string& name)
{
  std::size_t start = 0;
  int open = 0;
  for (std::size_t at = 0; at < name.size(); ++at) {
    open += name[at] == '<' ? 1 : name[at] == '>' ? -1 : 0;
    start = open == 0 && name[at] == ':' ? at + 1 : start;
  }
  return name.substr(start);
}

std::string
join_elements(std::vector<std::string> elements)
{
  while (!elements.empty() && is_zero(elements.back())) {
    elements.pop_back();
  }
  std::string text = "{";
  for (const auto& element : elements) {
    text += text.size() > 1 ? "," : "";
    text += element;
  }
  return text + "}";
}

}  // namespace

std::string
NameParser::parse_arguments(const std::string& name)
{
  std::string text = "<";
  const bool is_outermost = nesting_ == 0 && groups_ == 0;
  expect("<");
  ++nesting_;
  failed_ = failed_ || nesting_ > deepest;
  for (std::size_t number = 0; !at_end() && !is_sign(">"); ++number) {
    text += text.size() > 1 ? "," : "";
    text += parse_argument({name, is_outermost, number});
    if (!is_sign(">")) {
      expect(",");
    }
  }
  expect(">");
  --nesting_;
  return text + ">";
}

std::optional<ValueParameter>
NameParser::find_parameter(const ParameterPlace& place) const
{
  return lookup_.parameter ? lookup_.parameter(place) : std::nullopt;
}

std::string
NameParser::parse_argument(const ParameterPlace& place)
{
  if (peek().kind == Token::Kind::number || is_sign("-")) {
    auto number = parse_number();
    const auto parameter =
      is_null(number) ? find_parameter(place) : std::nullopt;
    return parameter && parameter->is_pointer ? format_null() : number;
  }
  if (is_sign("(")) {
    return parse_parenthesis();
  }
  if (skip_sign("&")) {
    return parse_address();
  }
  if (is_sign("{")) {
    return format_class(place) + parse_braces();
  }
  auto text = parse_type();
  if (is_sign("{")) {
    return (lookup_.for_source ? text : std::string()) + parse_braces();
  }
  if (text == "nullptr") {
    return format_null();
  }
  if (text.ends_with("()")) {
    // g++ writes so a function type, and an object all of whose bits are zero.
    const auto parameter = find_parameter(place);
    const bool is_value = parameter && !parameter->class_name.empty();
    return is_value ? format_class(place) + "{}" : text;
  }
  const auto enumerator =
    lookup_.enumerator ? lookup_.enumerator(text) : std::nullopt;
  return enumerator ? *enumerator : text;
}

std::string
NameParser::format_null() const
{
  return lookup_.for_source ? "nullptr" : "0";
}

std::string
NameParser::format_class(const ParameterPlace& place) const
{
  const auto parameter =
    lookup_.for_source ? find_parameter(place) : std::nullopt;
  return parameter ? parameter->class_name : std::string();
}

std::string
NameParser::parse_number()
{
  std::string text = skip_sign("-") ? "-" : "";
  if (peek().kind != Token::Kind::number) {
    failed_ = true;
    return text;
  }
  return text + tokens_[at_++].text;
}

std::string
NameParser::parse_parenthesis()
{
  expect("(");
  failed_ = failed_ || ++nesting_ > deepest;
  std::string text;
  if (failed_) {
    return text;
  }
  if (is_sign("&") || is_sign("(") || is_sign("-") ||
      peek().kind == Token::Kind::number) {
    text = parse_argument({});
    expect(")");
  } else {
    const bool base = is_base_word(peek().text);
    const auto type = parse_type();
    expect(")");
    const auto value = is_sign("(") ? parse_parenthesis() : parse_number();
    text = is_pointer(type) && is_null(value) ? format_null()
           : base                             ? mend_value(type, value)
                                              : "(" + type + ")" + value;
  }
  --nesting_;
  return text;
}

std::string
NameParser::parse_address()
{
  auto whole = parse_name();
  auto part = "&" + (lookup_.for_source ? whole : find_last_name(whole));
  bool is_part = false;
  while (!at_end() && (is_sign("[") || is_sign("."))) {
    if (skip_sign(".")) {
      part += "." + find_last_name(parse_name());
      is_part = true;
      continue;
    }
    expect("[");
    const auto index = parse_number();
    expect("]");
    part += "[" + index + "]";
    is_part = is_part || index != "0";
  }
  return is_part || lookup_.for_source ? part : whole;
}

std::string
NameParser::parse_braces()
{
  expect("{");
  failed_ = failed_ || ++nesting_ > deepest;
  std::vector<std::string> elements;
  while (!at_end() && !is_sign("}")) {
    elements.push_back(parse_part());
    if (!is_sign("}")) {
      expect(",");
    }
  }
  expect("}");
  --nesting_;
  return join_elements(std::move(elements));
}

std::string
NameParser::parse_part()
{
  if (skip_sign(".")) {  // clang says which member of a union: `.i = 1`
    ++at_;
    expect("=");
  }
  if (is_sign("{")) {
    return parse_braces();
  }
  if (is_sign("(")) {
    return parse_part_parenthesis();
  }
  if (skip_sign("&")) {
    auto address = parse_address();
    return lookup_.for_source ? address : find_last_name(address);
  }
  if (peek().kind == Token::Kind::number || is_sign("-")) {
    return parse_number();
  }
  return parse_part_name();
}

/// `(& object)`, `((type)(& object))`, `(ns::E)1`: what is cast is the value.
std::string
NameParser::parse_part_parenthesis()
{
  expect("(");
  failed_ = failed_ || ++nesting_ > deepest;
  std::string text;
  if (failed_) {
    return text;
  }
  if (is_sign("&") || is_sign("(") || is_sign("-") ||
      peek().kind == Token::Kind::number) {
    text = parse_part();
    expect(")");
  } else {
    (void)parse_type();
    expect(")");
    text = parse_part();
  }
  --nesting_;
  return text;
}

/// `true`, or an object with its type before it: `ns::P{1}`, `int [2]{1}`;
/// `ns::P()` when all of it is zero.
std::string
NameParser::parse_part_name()
{
  std::string last;
  int open = 0;
  while (!at_end()) {
    const bool is_outside = open == 0;
    if (is_outside && is_sign("{")) {
      return parse_braces();
    }
    if (is_outside && is_sign("(") && is_sign(")", 1)) {
      at_ += 2;
      return "{}";
    }
    if (is_outside && (is_sign(",") || is_sign("}"))) {
      return last;
    }
    open += is_sign("<") ? 1 : is_sign(">") ? -1 : 0;
    last = tokens_[at_++].text;
  }
  failed_ = true;
  return last;
}

}  // namespace hallmark::contract::names
