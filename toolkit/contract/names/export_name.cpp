// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/names/export_name.hpp"

#include "contract/names/name_parser.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include <cxxabi.h>

namespace hallmark::contract::names {
namespace {

constexpr std::string_view keyword = "operator";

/// Longer signs first.
constexpr auto operator_signs = std::to_array<std::string_view>({
  "<=>", "<<=", ">>=", "->*", "()", "[]", "->", "<<", ">>", "<=",
  ">=",  "==",  "!=",  "&&",  "||", "++", "--", "+=", "-=", "*=",
  "/=",  "%=",  "^=",  "&=",  "|=", "+",  "-",  "*",  "/",  "%",
  "^",   "&",   "|",   "~",   "!",  "=",  "<",  ">",  ",",
});

constexpr auto operator_words =
  std::to_array<std::string_view>({"new", "delete", "co_await"});

bool
is_name_part(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

/// A type or a name in its canonical form, if it is one.
std::optional<std::string>
normalise(std::string_view text)
{
  return NameParser(text, {}).parse_all();
}

/// Cuts a name into its parts, from left to right.
class Cutter {
public:
  explicit Cutter(std::string_view text) : text_(text) {}

  std::optional<ExportName> cut()
  {
    ExportName name;
    skip_spaces();
    skip("::");
    if (!cut_path(name) || !cut_parameters(name) || at_ != text_.size()) {
      return std::nullopt;
    }
    name.text =
      name.path + (name.has_parameters ? format_parameters(name) : "");
    return name;
  }

private:
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

  void skip_spaces()
  {
    while (rest().starts_with(' ')) {
      ++at_;
    }
  }

  bool skip(std::string_view sign)
  {
    const bool there = rest().starts_with(sign);
    at_ += there ? sign.size() : 0;
    skip_spaces();
    return there;
  }

  std::string_view take_word()
  {
    const auto start = at_;
    while (at_ < text_.size() && is_name_part(text_[at_])) {
      ++at_;
    }
    const auto word = text_.substr(start, at_ - start);
    skip_spaces();
    return word;
  }

  /// What stands in brackets, with them; empty when they do not close.
  std::string_view take_brackets()
  {
    const auto start = at_;
    std::string open;
    for (auto end = at_; end < text_.size(); ++end) {
      const char c = text_[end];
      if (c == '(' || c == '<' || c == '[' || c == '{') {
        open += c;
      } else if (c == ')' || c == ']' || c == '}') {
        while (!open.empty() && open.back() == '<') {
          open.pop_back();
        }
        open.resize(open.empty() ? 0 : open.size() - 1);
      } else if (c == '>' && !open.empty() && open.back() == '<') {
        open.pop_back();
      } else if (c == '\'') {
        end =
          text_.find('\'', end + (text_.substr(end + 1, 1) == "\\" ? 3 : 2));
        if (end == text_.npos) {
          return {};
        }
      }
      if (open.empty()) {
        at_ = end + 1;
        skip_spaces();
        return text_.substr(start, at_ - start);
      }
    }
    return {};
  }

  /// `<int>` behind a name, normalised.
  bool cut_arguments(std::string& arguments)
  {
    if (!rest().starts_with('<')) {
      return true;
    }
    const auto whole = normalise("x" + std::string(take_brackets()));
    arguments = whole ? whole->substr(1) : "";
    return whole.has_value() && whole->size() > 1;
  }

  bool cut_path(ExportName& name)
  {
    do {
      const auto word = take_word();
      std::string last(word);
      if (word == keyword) {
        last = cut_operator();
      }
      if (last.empty() || (last[0] >= '0' && last[0] <= '9')) {
        return false;
      }
      std::string arguments;
      if (!cut_arguments(arguments)) {
        return false;
      }
      const bool runs_on = last.back() == '<' && !arguments.empty();
      name.path += last;
      const auto base = name.path.size();
      name.path += (runs_on ? " " : "") + arguments;
      name.has_arguments = !arguments.empty();
      if (!rest().starts_with("::")) {
        name.base = name.path.substr(0, base);
        name.last = last;
        return true;
      }
      name.path += "::";
    } while (skip("::"));
    return true;
  }

  /// What follows `operator`: a sign, a literal's suffix, or a type.
  std::string cut_operator()
  {
    const auto name = std::string(keyword);
    if (skip("\"\"")) {
      const auto suffix = take_word();
      return suffix.empty() ? "" : name + "\"\"" + std::string(suffix);
    }
    const auto sign = std::ranges::find_if(
      operator_signs, [&](auto one) { return rest().starts_with(one); });
    if (sign != operator_signs.end()) {
      skip(*sign);
      return name + std::string(*sign);
    }
    const auto start = at_;
    const auto word = take_word();
    if (std::ranges::find(operator_words, word) != operator_words.end()) {
      return name + " " + std::string(word) + (skip("[]") ? "[]" : "");
    }
    const auto end = std::min(text_.find('(', start), text_.size());
    const auto type = normalise(text_.substr(start, end - start));
    at_ = end;
    return type ? name + " " + *type : "";
  }

  bool cut_parameters(ExportName& name)
  {
    if (!rest().starts_with('(')) {
      return true;
    }
    name.has_parameters = true;
    const auto list = take_brackets();
    const auto function = normalise("void" + std::string(list));
    if (list.empty() || !function || !function->ends_with(')')) {
      return false;
    }
    add_parameters(std::string_view(*function).substr(4), name);
    return true;
  }

  /// The types between the parentheses of a list.
  static void add_parameters(std::string_view list, ExportName& name)
  {
    list = list.substr(1, list.size() - 2);
    int open = 0;
    std::size_t start = 0;
    for (std::size_t at = 0; at < list.size(); ++at) {
      const char c = list[at];
      open += c == '(' || c == '<' || c == '{' ? 1 : 0;
      open -= c == ')' || c == '>' || c == '}' ? 1 : 0;
      if (c == ',' && open == 0) {
        name.parameters.push_back(strip_own_cv(list.substr(start, at - start)));
        start = at + 1;
      }
    }
    if (!list.empty()) {
      name.parameters.push_back(strip_own_cv(list.substr(start)));
    }
  }

  /// A parameter's own const is nothing that a caller sees.
  static std::string strip_own_cv(std::string_view type)
  {
    const bool is_plain = type.find_first_of("*&([") == type.npos;
    for (const auto word :
         {std::string_view("const"), std::string_view("volatile")}) {
      if (is_plain && type.starts_with(word) && type.size() > word.size() &&
          type[word.size()] == ' ') {
        type.remove_prefix(word.size() + 1);
      }
    }
    for (const auto word : {std::string_view("*const volatile"),
                            std::string_view("*const"),
                            std::string_view("*volatile")}) {
      if (type.ends_with(word)) {
        type.remove_suffix(word.size() - 1);
      }
    }
    return std::string(type);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// A name without the tags that say which standard library it is of:
/// `f[abi:cxx11]()`.
std::string
strip_tags(std::string text)
{
  constexpr std::string_view mark = "[abi:";
  for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at)) {
    const auto end = std::min(text.find(']', at), text.size() - 1);
    text.erase(at, end + 1 - at);
  }
  return text;
}

/// `ns::f<int>(int)` of `int ns::f<int>(int)`: names of functions that are
/// instances begin with what they return.
std::string_view
strip_result(std::string_view demangled)
{
  int open = 0;
  std::size_t start = 0;
  for (std::size_t at = 0; at < demangled.size(); ++at) {
    const char c = demangled[at];
    if (open == 0 && demangled.substr(at).starts_with(keyword)) {
      break;
    }
    if (c == '(' && open == 0 && at > 0) {
      break;
    }
    open += c == '(' || c == '<' || c == '{' ? 1 : 0;
    open -= c == ')' || c == '>' || c == '}' ? 1 : 0;
    start = c == ' ' && open == 0 ? at + 1 : start;
  }
  return demangled.substr(start);
}

}  // namespace

std::optional<ExportName>
parse_export_name(std::string_view text)
{
  return Cutter(text).cut();
}

std::optional<ExportName>
read_linkage_name(const std::string& linkage)
{
  if (!linkage.starts_with("_Z")) {
    return parse_export_name(linkage);
  }
  // Tables and guards are demangled as `vtable for X`.
  if (linkage.starts_with("_ZT") || linkage.starts_with("_ZG")) {
    return std::nullopt;
  }
  int status = 0;
  const std::unique_ptr<char, void (*)(void*)> demangled(
    abi::__cxa_demangle(linkage.c_str(), nullptr, nullptr, &status), std::free);
  if (!demangled) {
    return std::nullopt;
  }
  const auto whole = strip_tags(demangled.get());
  auto name = parse_export_name(whole);
  return name ? name : parse_export_name(strip_result(whole));
}

std::string
format_parameters(const ExportName& name)
{
  std::string text;
  for (const auto& one : name.parameters) {
    text += text.empty() ? "" : ",";
    text += one;
  }
  return "(" + text + ")";
}

}  // namespace hallmark::contract::names
