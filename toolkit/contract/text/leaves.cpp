// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/text/leaves.hpp"

#include "contract/names/base_words.hpp"
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

bool
names_any(std::string_view spelling)
{
  constexpr std::string_view any = "std::any";
  for (auto at = spelling.find(any); at != spelling.npos;
       at = spelling.find(any, at + 1)) {
    const auto end = at + any.size();
    const bool is_part =
      (at > 0 &&
       (names::is_word_part(spelling[at - 1]) || spelling[at - 1] == ':')) ||
      (end < spelling.size() &&
       (names::is_word_part(spelling[end]) || spelling[end] == ':'));
    if (!is_part) {
      return true;
    }
  }
  return false;
}

}  // namespace hallmark::contract::text
