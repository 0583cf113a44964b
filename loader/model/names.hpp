// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Names by hash: finds a thousand exports among a thousand symbols in about the
// time that it takes to read both.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace hallmark::model {

/**
 * Names with a position each, in one flat table: one allocation, no node for
 * each name, as opening a plugin has less time than `dlsym` would take.
 *
 * Names are not copied: what they view must outlive the index. Any thread may
 * read it while none writes.
 */
class NameIndex {
public:
  /// An index with room for `count` names. It grows when there are more.
  explicit NameIndex(std::size_t count);

  /// Enter a name. False, and nothing changes, when it is there already.
  bool insert(std::string_view name, std::uint32_t position);

  /// The position that `name` was entered with, or nothing.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const;

private:
  struct Slot {
    std::string_view name;
    std::uint32_t position = 0;
    std::uint32_t hash = 0;  ///< 0 when the slot is free
  };

  [[nodiscard]] std::size_t find_slot(std::string_view name,
                                      std::uint32_t hash) const;
  void grow();

  std::vector<Slot> slots_;  ///< a power of two, at most half of them taken
  std::size_t count_ = 0;    ///< slots taken
};

}  // namespace hallmark::model
