// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "diff/golden.hpp"

#include <filesystem>
#include <string_view>
#include <system_error>

namespace hallmark::diff {
namespace {

/// One word of a shell's command, which ends in no other way than it began.
std::string
quote_word(const std::string& word)
{
  constexpr std::string_view plain =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/+-@%:,";
  if (word.find_first_not_of(plain) == std::string::npos) {
    return word;
  }
  std::string quoted = "'";
  for (const char byte : word) {
    quoted += byte == '\'' ? std::string("'\\''") : std::string(1, byte);
  }
  return quoted + "'";
}

std::string
make_absolute(const std::string& file)
{
  std::error_code error;
  const auto absolute = std::filesystem::absolute(file, error);
  return error ? file : absolute.lexically_normal().string();
}

}  // namespace

std::string
format_copy(const std::string& from, const std::string& to)
{
  return "cp " + quote_word(make_absolute(from)) + " " +
         quote_word(make_absolute(to));
}

}  // namespace hallmark::diff
