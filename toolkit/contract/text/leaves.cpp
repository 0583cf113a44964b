// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/text/leaves.hpp"

#include "contract/names/names.hpp"

#include <algorithm>
#include <array>

namespace hallmark::contract::text {

bool
is_library_leaf(std::string_view key)
{
  return key.starts_with("std::") || key.starts_with("__gnu_cxx::") ||
         key == "max_align_t";
}

bool
is_hash_table(std::string_view key)
{
  constexpr auto tables = std::to_array<std::string_view>({
    "::unordered_map",
    "::unordered_multimap",
    "::unordered_multiset",
    "::unordered_set",
  });
  const auto name = names::template_name(key);
  return key.starts_with("std::") && name.size() < key.size() &&
         key.ends_with('>') &&
         std::ranges::any_of(
           tables, [&](std::string_view one) { return name.ends_with(one); });
}

}  // namespace hallmark::contract::text
