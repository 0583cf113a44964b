// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Sorts the items of lists, and pairs them with those of another list.
//
// All lists go through the same few functions: a sort of its own for each kind
// of item was most of the code of comparing.

#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace hallmark::verify {

/// What items are ordered by: the text, then the numbers.
struct Key {
  std::string_view text;
  std::uint64_t first = 0;
  std::uint64_t second = 0;
};

/// The key of each item of a list.
template<class Items, class MakeKey>
[[nodiscard]] std::vector<Key>
make_keys(const Items& items, MakeKey make_key)
{
  std::vector<Key> keys;
  keys.reserve(items.size());
  for (const auto& item : items) {
    keys.push_back(make_key(item));
  }
  return keys;
}

/// Indices of the keys from the least to the greatest; of equal ones the first
/// comes first.
[[nodiscard]] std::vector<std::uint32_t>
sort_keys(const std::vector<Key>& keys);

/// Indices into two lists. Each part is in the order of its list, `both` in
/// that of the expected one.
struct Matches {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> both;
  std::vector<std::uint32_t> expected_only;
  std::vector<std::uint32_t> found_only;
};

/// Pair items whose keys are equal. The n-th of several equal keys on one side
/// belongs to the n-th on the other.
[[nodiscard]] Matches
match_keys(const std::vector<Key>& expected, const std::vector<Key>& found);

}  // namespace hallmark::verify
