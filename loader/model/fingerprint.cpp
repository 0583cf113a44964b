// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/fingerprint.hpp"

#include "base/text.hpp"

namespace hallmark::model {

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

}  // namespace

Result<Fingerprint>
parse_fingerprint(std::string_view digits)
{
  const bool is_sound = digits.size() == 2 * Fingerprint::size_bytes &&
                        digits.find_first_not_of(hex_digits) == digits.npos;
  if (!is_sound) {
    return base::box_mismatch(Code::malformed,
                              "not a fingerprint",
                              base::quote(digits),
                              "32 hex digits");
  }
  Fingerprint fingerprint;
  for (std::size_t i = 0; i < Fingerprint::size_bytes; ++i) {
    const auto high = hex_digits.find(digits[2 * i]);
    const auto low = hex_digits.find(digits[2 * i + 1]);
    fingerprint.bytes[i] = static_cast<std::byte>(high << 4 | low);
  }
  return fingerprint;
}

Result<Fingerprint>
parse_fingerprint(Bytes bytes)
{
  if (bytes.size() != Fingerprint::size_bytes) {
    return base::box_mismatch(Code::malformed,
                              "not a fingerprint",
                              std::to_string(bytes.size()) + " bytes",
                              "16 bytes");
  }
  Fingerprint fingerprint;
  std::memcpy(fingerprint.bytes.data(), bytes.data(), bytes.size());
  return fingerprint;
}

std::string
format_fingerprint(const Fingerprint& fingerprint)
{
  std::string digits;
  for (const auto byte : fingerprint.bytes) {
    const auto value = std::to_integer<unsigned>(byte);
    digits += hex_digits[value >> 4];
    digits += hex_digits[value & 0xf];
  }
  return digits;
}

}  // namespace hallmark::model
