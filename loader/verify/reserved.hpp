// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The rule `reserved`: members that stand in a class for later ones.

#pragma once

#include "verify/change.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::verify {

/// Behind all members.
inline constexpr std::uint64_t no_end = static_cast<std::uint64_t>(-1);

/// The patterns that both contracts allow.
[[nodiscard]] std::vector<std::string>
list_reserved(const ContractPair& contracts);

/// The patterns of one contract.
[[nodiscard]] std::vector<std::string>
list_reserved(const model::Contract& contract);

/**
 * The members of the older description that the newer lacks and whose names say
 * that they were there for later ones: `audio::Config::reserved1`, and those that
 * are called spare, unused or padding.
 */
[[nodiscard]] std::vector<std::string>
list_spare_members(const TypePair& pair, Side newer);

/**
 * Whether all members in which two descriptions of a class differ are reserved
 * ones of the older and what the newer has in their places: nothing lies
 * outside the bytes of the reserved ones.
 *
 * @param newer     The side that may give them names.
 * @param patterns  Of qualified members: `audio::Config::reserved*`.
 * @param end       Members of the newer from this bit on are not asked about.
 */
[[nodiscard]] bool
is_within_reserved(const TypePair& pair,
                   Side newer,
                   const std::vector<std::string>& patterns,
                   std::uint64_t end = no_end);

}  // namespace hallmark::verify
