// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows fingerprints: 16 bytes that stand for a contract. They are made by the
// toolkit (BLAKE2b of canonical text); here they are read and compared.

#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace hallmark::model {

using base::Bytes;
using base::Result;

/// The fingerprint of an export or of an interface.
struct Fingerprint {
  static constexpr std::size_t size_bytes = 16;

  std::array<std::byte, size_bytes> bytes{};

  bool operator==(const Fingerprint&) const = default;
};

/// 32 lower-case hex digits. Errors: malformed  found and expected.
Result<Fingerprint>
parse_fingerprint(std::string_view digits);

/// The 16 bytes that are all of `bytes`. Errors: malformed  another size.
Result<Fingerprint>
parse_fingerprint(Bytes bytes);

/// 32 lower-case hex digits.
[[nodiscard]] std::string
format_fingerprint(const Fingerprint& fingerprint);

}  // namespace hallmark::model
