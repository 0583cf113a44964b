// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/text/fingerprint.hpp"

#include <array>

#include <sodium.h>

namespace hallmark::contract::text {
namespace {

constexpr std::size_t digest_bytes = 16;

/// The version of the text, so that no other text has its fingerprints.
constexpr unsigned char personal[crypto_generichash_blake2b_PERSONALBYTES + 1] =
  "hallmark-text-1\0";

}  // namespace

std::string
make_fingerprint(std::string_view text)
{
  std::array<unsigned char, digest_bytes> digest{};
  crypto_generichash_blake2b_salt_personal(
    digest.data(),
    digest.size(),
    reinterpret_cast<const unsigned char*>(text.data()),
    text.size(),
    nullptr,
    0,
    nullptr,
    personal);
  std::string digits;
  for (const auto byte : digest) {
    constexpr std::string_view hex = "0123456789abcdef";
    digits += hex[byte >> 4];
    digits += hex[byte & 15];
  }
  return digits;
}

}  // namespace hallmark::contract::text
