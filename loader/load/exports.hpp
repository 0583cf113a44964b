// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows the exports of an open plugin: names, addresses, and a fast way from
// one to the other.

#pragma once

#include "load/library.hpp"
#include "verify/candidate.hpp"

#include <hallmark/c/handle.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace hallmark::load {

/**
 * An immutable table of exports, made once at open.
 *
 * Lookup is a read by any thread, without a lock and without dlsym. Names are
 * those in the mapped `.dynstr`, so the table lives no longer than the image.
 */
class Exports {
public:
  Exports() = default;

  /**
   * Compute the address of every declared export.
   *
   * An indirect function is resolved here, once. A declared optional export
   * that the file lacks is left out; so is a thread-local one, which has no
   * address of its own.
   */
  Exports(const Library& library, const verify::Candidate& candidate);

  /// The export of that name, or null.
  [[nodiscard]] const hallmark_export* find(std::string_view name) const;

  /// All of them, in the order of the stamp.
  [[nodiscard]] const std::vector<hallmark_export>& all() const { return all_; }

private:
  void make_index();

  std::vector<hallmark_export> all_;
  std::vector<std::uint32_t> index_;  ///< open addressing; 0 is empty
};

}  // namespace hallmark::load
