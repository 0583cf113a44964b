// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/entry.hpp"

#include "contract/text/fingerprint.hpp"

#include <nlohmann/json.hpp>

namespace hallmark::contract {

// Names of members are those of the structures. Written as CBOR (RFC 8949),
// which takes names of files that are no UTF-8.
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Export,
                                   name,
                                   linkage,
                                   kind,
                                   signature,
                                   type_key,
                                   fingerprint,
                                   file,
                                   line,
                                   optional,
                                   is_noexcept)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Class,
                                   type_key,
                                   name,
                                   bytes,
                                   alignment,
                                   is_trivial)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Contract,
                                   text,
                                   places,
                                   source,
                                   exports,
                                   fingerprint,
                                   classes,
                                   dependencies,
                                   headers,
                                   idle)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Inputs, digests, found)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Entry, contract, inputs)

namespace {

constexpr std::string_view opening = "hallmark contract 1\n";
constexpr std::size_t digest_digits = 32;

}  // namespace

std::string
format_entry(const Entry& entry)
{
  std::string body;
  nlohmann::json::to_cbor(nlohmann::json(entry), body);
  return std::string(opening) + text::make_fingerprint(body) + body;
}

std::optional<Entry>
parse_entry(std::string_view bytes)
{
  if (!bytes.starts_with(opening) ||
      bytes.size() < opening.size() + digest_digits) {
    return std::nullopt;
  }
  const auto digest = bytes.substr(opening.size(), digest_digits);
  const auto body = bytes.substr(opening.size() + digest_digits);
  if (text::make_fingerprint(body) != digest) {
    return std::nullopt;
  }
  return nlohmann::json::from_cbor(body).get<Entry>();
}

}  // namespace hallmark::contract
