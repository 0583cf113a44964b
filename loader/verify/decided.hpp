// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Decides by a plugin's notes of types 8 and 9, without a look at its texts.
//
// It says yes, and no where that needs no explanation. Whatever is missing,
// unusual, unsound or different gives no answer, and then the texts decide and
// explain: verify/candidate.hpp.

#pragma once

#include "elf/dynamic.hpp"
#include "elf/lookup.hpp"
#include "verify/demands.hpp"
#include "verify/outline.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace hallmark::verify {

/// What a plugin has beside its exports, by virtual address; 0 for none.
struct OwnSymbols {
  std::uint64_t context_slot = 0;
  std::uint64_t on_open = 0;
  std::uint64_t on_close = 0;
  std::uint64_t on_save = 0;
  std::uint64_t on_restore = 0;
  /// It registers destructors that threads run.
  bool has_thread_destructors = false;
};

/// A sound plugin whose exports are all there. Views of the source.
struct Decided {
  Outline outline;
  elf::Dynamic dynamic;
  elf::LookupTables tables;
  OwnSymbols own;
};

/**
 * Whether a plugin meets all demands, where its first notes can tell.
 *
 * @return  Errors as check_demands() gives them, none when it meets them.
 *          Nothing where the texts have to be compared.
 */
[[nodiscard]] std::optional<std::vector<base::Error>>
judge(const model::Decision& decision, const Demands& demands);

/**
 * Read what decides about a plugin, find its exports and what else its symbols
 * tell.
 *
 * @return  Nothing where read_candidate() has to decide: as of read_outline(),
 *          and when a table is not sound, an export is missing, or one takes a
 *          closer look: thread-local, indirect or unique ones.
 */
[[nodiscard]] std::optional<Decided>
read_decided(base::Source& source, const Platform& platform);

/// Whether a plugin has an interface just as it is expected, and a toolchain
/// that fits.
[[nodiscard]] bool
has_interface(const model::Decision& decision,
              const ExpectedInterface& expected,
              const FactPolicy& policy);

}  // namespace hallmark::verify
