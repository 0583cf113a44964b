// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/names/name_parser.hpp"

#include "contract/names/base_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hallmark::contract::names {
namespace {

constexpr auto noise_words = std::to_array<std::string_view>({
  "__restrict",
  "class",
  "enum",
  "restrict",
  "struct",
  "typename",
  "union",
});

/// What C writes before a name, and C++ need not.
bool
is_noise_word(std::string_view word)
{
  return std::ranges::find(noise_words, word) != noise_words.end();
}

}  // namespace

std::optional<std::string>
NameParser::parse_all()
{
  auto text = parse_type();
  if (failed_ || peek().kind != Token::Kind::end) {
    return std::nullopt;
  }
  return text;
}

/// The token that comes after `ahead` others.
const Token&
NameParser::peek(std::size_t ahead) const
{
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

bool
NameParser::is_sign(std::string_view sign, std::size_t ahead) const
{
  return peek(ahead).kind == Token::Kind::sign && peek(ahead).text == sign;
}

bool
NameParser::is_word(std::string_view word) const
{
  return peek().kind == Token::Kind::word && peek().text == word;
}

bool
NameParser::skip_sign(std::string_view sign)
{
  const bool there = is_sign(sign);
  at_ += there ? 1 : 0;
  return there;
}

bool
NameParser::skip_word(std::string_view word)
{
  const bool there = is_word(word);
  at_ += there ? 1 : 0;
  return there;
}

std::string
NameParser::parse_name()
{
  std::string text;
  skip_sign("::");
  while (!at_end()) {
    if (skip_sign("~")) {
      text += "~";
    }
    if (peek().kind != Token::Kind::word) {
      failed_ = true;
      break;
    }
    text += tokens_[at_++].text;
    if (is_sign("<")) {
      text += parse_arguments(text);
    }
    if (!is_sign("::") || is_sign("*", 1)) {
      break;
    }
    ++at_;
    text += "::";
  }
  if (nesting_ > 0) {
    arguments_.push_back(text);
  }
  return text;
}

std::string
NameParser::parse_type()
{
  bool is_const = false;
  bool is_volatile = false;
  std::vector<std::string> words;
  std::string name;
  while (!at_end()) {
    if (skip_word("const")) {
      is_const = true;
    } else if (skip_word("volatile")) {
      is_volatile = true;
    } else if (is_noise_word(peek().text)) {
      ++at_;
    } else if (name.empty() && at_base_word()) {
      words.push_back(tokens_[at_++].text);
    } else if (name.empty() && words.empty()) {
      name = parse_specifier();
    } else {
      break;
    }
  }
  if (name.empty()) {
    failed_ = failed_ || words.empty();
    name = join_base_words(words);
  }
  name = (is_const ? "const " : "") +
         std::string(is_volatile ? "volatile " : "") + name;
  return parse_declarator(std::move(name));
}

bool
NameParser::at_base_word()
{
  auto& token = tokens_[at_];
  if (token.text == "_Bool") {
    token.text = "bool";
  }
  const bool is_complex = token.text == "complex" && is_base_word(peek(1).text);
  if (is_complex || token.text == "__complex__") {
    token.text = "_Complex";
  }
  return token.kind == Token::Kind::word && is_base_word(token.text);
}

std::string
NameParser::parse_specifier()
{
  if (is_word("decltype") && is_sign("(", 1)) {
    at_ += 2;
    skip_word("nullptr");
    expect(")");
    return "std::nullptr_t";
  }
  if (is_word("__vector") && is_sign("(", 1)) {
    at_ += 2;
    const auto count = parse_number();
    expect(")");
    return "__vector(" + count + ") " + parse_element();
  }
  if (is_word("__attribute__")) {
    return parse_clang_vector();
  }
  return parse_name();
}

std::string
NameParser::parse_clang_vector()
{
  at_ += 1;
  expect("(");
  expect("(");
  failed_ = failed_ || !skip_word("__vector_size__");
  expect("(");
  const auto count = parse_number();
  expect("*");
  failed_ = failed_ || !skip_word("sizeof");
  expect("(");
  (void)parse_type();
  for (int i = 0; i < 4; ++i) {
    expect(")");
  }
  return "__vector(" + count + ") " + parse_element();
}

std::string
NameParser::parse_element()
{
  failed_ = failed_ || ++groups_ > deepest;
  auto text = failed_ ? std::string() : parse_type();
  --groups_;
  return text;
}

std::string
NameParser::parse_declarator(std::string text)
{
  while (!at_end()) {
    if (is_sign("*") || is_sign("&") || is_sign("&&")) {
      text += tokens_[at_++].text;
      parse_pointer_cv(text);
    } else if (skip_sign("[")) {
      text += "[" + (is_sign("]") ? std::string() : parse_number()) + "]";
      expect("]");
    } else if (is_sign("(")) {
      text = parse_group(std::move(text));
    } else if (is_word("__attribute__")) {
      parse_convention();
    } else if (peek().kind == Token::Kind::word || is_sign("::")) {
      append_word(text, parse_name());
      expect("::");
      expect("*");
      text += "::*";
      parse_pointer_cv(text);
    } else {
      break;
    }
  }
  return text;
}

void
NameParser::parse_pointer_cv(std::string& text)
{
  while (is_word("const") || is_word("volatile") || is_word("__restrict") ||
         is_word("restrict")) {
    if (is_word("const") || is_word("volatile")) {
      append_word(text, peek().text);
    }
    ++at_;
  }
}

bool
NameParser::opens_declarator() const
{
  // g++'s calling convention, which no vector of clang's is.
  if (peek(1).text == "__attribute__") {
    return peek(4).text != "__vector_size__";
  }
  std::size_t ahead = 1;
  int open = 0;
  while (peek(ahead).kind != Token::Kind::end) {
    if (open == 0 &&
        (is_sign("*", ahead) || is_sign("&", ahead) || is_sign("&&", ahead))) {
      return ahead == 1 || is_sign("::", ahead - 1);
    }
    if (open == 0 &&
        (is_sign(")", ahead) || is_sign(",", ahead) || is_sign("(", ahead))) {
      return false;
    }
    open += is_sign("<", ahead) ? 1 : is_sign(">", ahead) ? -1 : 0;
    ++ahead;
  }
  return false;
}

std::string
NameParser::parse_group(std::string text)
{
  failed_ = failed_ || ++groups_ > deepest;
  if (failed_) {
    return text;
  }
  if (opens_declarator()) {
    ++at_;
    text += "(" + parse_declarator("") + ")";
    expect(")");
  } else {
    text += parse_parameters();
  }
  --groups_;
  return text;
}

std::string
NameParser::parse_parameters()
{
  const auto outer = std::exchange(conventions_, {});
  expect("(");
  std::string text;
  while (!at_end() && !is_sign(")")) {
    text += text.empty() ? "" : ",";
    text += skip_sign("...") ? std::string("...") : parse_type();
    if (!is_sign(")")) {
      expect(",");
    }
  }
  expect(")");
  text = text == "void" ? "()" : "(" + text + ")";
  while (is_word("const") || is_word("volatile") || is_word("noexcept") ||
         is_sign("&") || is_sign("&&")) {
    append_word(text, tokens_[at_++].text);
  }
  conventions_ = outer;
  while (is_word("__attribute__")) {
    parse_convention();
  }
  for (const auto& name : std::exchange(conventions_, {})) {
    text += "[[" + name + "]]";
  }
  return text;
}

/// `__attribute__((ms_abi))`, which clang writes behind the parameters and g++
/// before the `*`. The usual convention is none.
void
NameParser::parse_convention()
{
  ++at_;
  expect("(");
  expect("(");
  const auto name = peek().text;
  failed_ = failed_ || peek().kind != Token::Kind::word;
  at_ += failed_ ? 0 : 1;
  expect(")");
  expect(")");
  if (name != "sysv_abi") {
    conventions_.insert(name);
  }
}

}  // namespace hallmark::contract::names
