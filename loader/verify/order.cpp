// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/order.hpp"

#include <algorithm>

namespace hallmark::verify {

namespace {

constexpr auto none = static_cast<std::uint32_t>(-1);

bool
is_before(const Key& one, const Key& other)
{
  if (const auto order = one.text.compare(other.text); order != 0) {
    return order < 0;
  }
  return one.first != other.first ? one.first < other.first
                                  : one.second < other.second;
}

/// For each expected item the found one with an equal key, or none.
std::vector<std::uint32_t>
find_partners(const std::vector<Key>& expected, const std::vector<Key>& found)
{
  const auto ours = sort_keys(expected);
  const auto theirs = sort_keys(found);
  std::vector<std::uint32_t> partners(expected.size(), none);
  std::size_t one = 0;
  std::size_t other = 0;
  while (one < ours.size() && other < theirs.size()) {
    const auto& our_key = expected[ours[one]];
    const auto& their_key = found[theirs[other]];
    if (is_before(our_key, their_key)) {
      ++one;
    } else if (is_before(their_key, our_key)) {
      ++other;
    } else {
      partners[ours[one++]] = theirs[other++];
    }
  }
  return partners;
}

}  // namespace

std::vector<std::uint32_t>
sort_keys(const std::vector<Key>& keys)
{
  std::vector<std::uint32_t> indices(keys.size());
  for (std::size_t i = 0; i < indices.size(); ++i) {
    indices[i] = static_cast<std::uint32_t>(i);
  }
  const auto is_less = [&](std::uint32_t one, std::uint32_t other) {
    return is_before(keys[one], keys[other]) ||
           (one < other && !is_before(keys[other], keys[one]));
  };
  // Most lists are in order already: texts list their blocks by name.
  if (!std::is_sorted(indices.begin(), indices.end(), is_less)) {
    std::sort(indices.begin(), indices.end(), is_less);
  }
  return indices;
}

Matches
match_keys(const std::vector<Key>& expected, const std::vector<Key>& found)
{
  const auto partners = find_partners(expected, found);
  std::vector<bool> is_taken(found.size());
  Matches matches;
  for (std::uint32_t at = 0; at < partners.size(); ++at) {
    if (partners[at] == none) {
      matches.expected_only.push_back(at);
    } else {
      matches.both.emplace_back(at, partners[at]);
      is_taken[partners[at]] = true;
    }
  }
  for (std::uint32_t at = 0; at < found.size(); ++at) {
    if (!is_taken[at]) {
      matches.found_only.push_back(at);
    }
  }
  return matches;
}

}  // namespace hallmark::verify
