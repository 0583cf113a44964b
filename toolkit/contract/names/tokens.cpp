// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/names/tokens.hpp"

#include "contract/names/base_words.hpp"
#include "contract/names/numbers.hpp"

#include <array>
#include <cctype>
#include <cstdint>

namespace hallmark::contract::names {
namespace {

constexpr std::string_view unnamed_namespace = "(anonymous namespace)";

bool
is_word_start(char c)
{
  return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool
is_digit(char c)
{
  return c >= '0' && c <= '9';
}

class Scanner {
public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<Token> scan()
  {
    do {
      add_next();
    } while (tokens_.back().kind != Token::Kind::end);
    return std::move(tokens_);
  }

private:
  void add(Token token) { tokens_.push_back(std::move(token)); }

  void add_next()
  {
    while (at_ < text_.size() && text_[at_] == ' ') {
      ++at_;
    }
    if (at_ == text_.size()) {
      add({});
    } else if (is_word_start(text_[at_])) {
      add_word();
    } else if (is_digit(text_[at_])) {
      add(scan_number());
    } else if (text_[at_] == '\'') {
      add(scan_character(1));
    } else if (text_[at_] == '"') {
      add_string(1);
    } else {
      add(scan_sign());
    }
  }

  std::string_view rest() const { return text_.substr(at_); }

  void add_word()
  {
    const auto start = at_;
    while (at_ < text_.size() && is_word_part(text_[at_])) {
      ++at_;
    }
    const auto word = text_.substr(start, at_ - start);
    const int size = word == "L" ? 4 : 8;  // L'x', u8'x', u'x'
    if (rest().starts_with('\'')) {
      add(scan_character(size));
    } else if (rest().starts_with('"')) {
      add_string(size);
    } else {
      add({Token::Kind::word, std::string(word)});
    }
  }

  /// `"ab"` as `{97,98}`.
  void add_string(int size)
  {
    ++at_;
    const char* before = "{";
    while (at_ < text_.size() && text_[at_] != '"') {
      add({Token::Kind::sign, before});
      const auto value = scan_character_value(size);
      if (value < 0) {
        add({Token::Kind::sign, "-"});
      }
      add({Token::Kind::number, std::to_string(value < 0 ? -value : value)});
      before = ",";
    }
    at_ += at_ < text_.size() ? 1 : 0;
    if (*before == '{') {
      add({Token::Kind::sign, before});
    }
    add({Token::Kind::sign, "}"});
  }

  /// Decimal digits; what follows them, `ul` or `u`, is a suffix.
  Token scan_number()
  {
    const auto start = at_;
    const bool plain = rest().substr(0, 2) != "0x";
    while (at_ < text_.size() && is_digit(text_[at_])) {
      ++at_;
    }
    auto text = std::string(text_.substr(start, at_ - start));
    while (at_ < text_.size() &&
           (is_word_part(text_[at_]) || (text_[at_] == '.' && at_ > start))) {
      if (!plain || text_[at_] == '.' || is_digit(text_[at_])) {
        return scan_odd_number(start);
      }
      ++at_;
    }
    return {Token::Kind::number, std::move(text)};
  }

  /// Floating and hexadecimal numbers.
  Token scan_odd_number(std::size_t start)
  {
    while (at_ < text_.size() &&
           (is_word_part(text_[at_]) || text_[at_] == '.' ||
            ((text_[at_] == '-' || text_[at_] == '+') &&
             (text_[at_ - 1] == 'e' || text_[at_ - 1] == 'p')))) {
      ++at_;
    }
    return {Token::Kind::number,
            normalise_number(text_.substr(start, at_ - start))};
  }

  /// @param size  Of the character in bytes; 8 where signs do not matter.
  Token scan_character(int size)
  {
    ++at_;
    const auto value = scan_character_value(size);
    if (at_ < text_.size() && text_[at_] == '\'') {
      ++at_;
    }
    return {Token::Kind::number, std::to_string(value)};
  }

  std::int64_t scan_character_value(int size)
  {
    if (at_ == text_.size()) {
      return 0;
    }
    if (text_[at_] != '\\') {
      return scan_utf8();
    }
    ++at_;
    const char c = at_ < text_.size() ? text_[at_] : '\0';
    std::int64_t value = 0;
    if (c == 'x' || c == 'u' || c == 'U') {
      ++at_;
      value = scan_digits(16, 8);
    } else if (c >= '0' && c <= '7') {
      value = scan_digits(8, 11);
    } else {
      return scan_named_escape();
    }
    // g++ writes a negative char as an int in octal: '\37777777777'.
    return size == 1   ? static_cast<std::int8_t>(value & 0xff)
           : size == 4 ? static_cast<std::int32_t>(value & 0xffffffff)
                       : value;
  }

  std::int64_t scan_digits(int base, int most)
  {
    std::int64_t value = 0;
    for (; most > 0 && at_ < text_.size(); --most, ++at_) {
      const auto c = static_cast<unsigned char>(text_[at_]);
      if (!std::isxdigit(c) || (base == 8 && (c < '0' || c > '7'))) {
        break;
      }
      value =
        value * base + (std::isdigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return value;
  }

  std::int64_t scan_named_escape()
  {
    constexpr std::string_view names = "abtnvfre";
    constexpr std::array<std::int64_t, 8> values = {
      7, 8, 9, 10, 11, 12, 13, 27};
    const char c = at_ < text_.size() ? text_[at_++] : '\0';
    const auto found = names.find(c);
    return found == names.npos ? static_cast<unsigned char>(c) : values[found];
  }

  std::int64_t scan_utf8()
  {
    const auto lead = static_cast<unsigned char>(text_[at_++]);
    if (lead < 0xc0) {
      return lead;
    }
    std::int64_t value = lead & (lead < 0xe0   ? 0x1f
                                 : lead < 0xf0 ? 0x0f
                                               : 0x07);
    while (at_ < text_.size() &&
           (static_cast<unsigned char>(text_[at_]) & 0xc0) == 0x80) {
      value = (value << 6) | (static_cast<unsigned char>(text_[at_++]) & 0x3f);
    }
    return value;
  }

  Token scan_sign()
  {
    for (const auto& spelling :
         {unnamed_namespace, std::string_view("{anonymous}")}) {
      if (rest().starts_with(spelling)) {
        at_ += spelling.size();
        return {Token::Kind::word, std::string(unnamed_namespace)};
      }
    }
    for (const auto& sign : {"::", "&&", "..."}) {
      if (rest().starts_with(sign)) {
        at_ += std::string_view(sign).size();
        return {Token::Kind::sign, sign};
      }
    }
    return {Token::Kind::sign, std::string(1, text_[at_++])};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token>
split_tokens(std::string_view name)
{
  return Scanner(name).scan();
}

}  // namespace hallmark::contract::names
