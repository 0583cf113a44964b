// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/names/numbers.hpp"

#include <array>
#include <charconv>
#include <optional>

namespace hallmark::contract::names {
namespace {

/// Of `%e`: clang tells no more.
constexpr int fraction_digits = 6;

constexpr std::size_t most_hex_digits = 32;

__extension__ typedef unsigned __int128 Wide;

std::string
format_decimal(Wide value)
{
  std::string digits;
  do {
    digits.insert(digits.begin(), static_cast<char>('0' + value % 10));
    value /= 10;
  } while (value != 0);
  return digits;
}

std::optional<std::string>
read_hex(std::string_view digits)
{
  Wide value = 0;
  for (const char c : digits) {
    unsigned digit = 0;
    if (std::from_chars(&c, &c + 1, digit, 16).ec != std::errc()) {
      return std::nullopt;
    }
    value = value * 16 + digit;
  }
  return format_decimal(value);
}

std::string
format_fraction(long double value)
{
  std::array<char, 64> text{};
  const auto written = std::to_chars(text.data(),
                                     text.data() + text.size(),
                                     value,
                                     std::chars_format::scientific,
                                     fraction_digits);
  return {text.data(), written.ptr};
}

}  // namespace

std::string
normalise_number(std::string_view number)
{
  if (number.starts_with("0x")) {
    const auto suffix = number.find_first_of("uUlL");
    const auto digits = number.substr(0, suffix).substr(2);
    const auto whole = digits.empty() || digits.size() > most_hex_digits
                         ? std::nullopt
                         : read_hex(digits);
    return whole ? *whole : std::string(number);
  }
  long double value = 0;
  const auto* begin = number.data();
  const auto read = std::from_chars(begin, begin + number.size(), value);
  const bool is_fraction = number.find_first_of(".e") != number.npos;
  return is_fraction && read.ec == std::errc() ? format_fraction(value)
                                               : std::string(number);
}

}  // namespace hallmark::contract::names
