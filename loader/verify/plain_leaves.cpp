// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/plain_leaves.hpp"

#include <algorithm>
#include <array>

namespace hallmark::verify {
namespace {

constexpr std::string_view library = "std::";

/// Sorted.
constexpr auto plain = std::to_array<std::string_view>({
  "allocator",
  "array",
  "atomic",
  "basic_string",
  "basic_string_view",
  "bitset",
  "byte",
  "char_traits",
  "chrono::duration",
  "chrono::steady_clock",
  "chrono::system_clock",
  "chrono::time_point",
  "complex",
  "default_delete",
  "deque",
  "equal_to",
  "forward_list",
  "greater",
  "hash",
  "initializer_list",
  "less",
  "list",
  "map",
  "max_align_t",
  "monostate",
  "multimap",
  "multiset",
  "nullopt_t",
  "nullptr_t",
  "optional",
  "pair",
  "partial_ordering",
  "priority_queue",
  "queue",
  "ratio",
  "reference_wrapper",
  "set",
  "span",
  "stack",
  "string",
  "strong_ordering",
  "tuple",
  "unique_ptr",
  "unordered_map",
  "unordered_multimap",
  "unordered_multiset",
  "unordered_set",
  "variant",
  "vector",
  "weak_ordering",
});

static_assert(std::ranges::is_sorted(plain));

/// Without `__cxx11::` or `__1::`, which only tell versions apart.
std::string_view
skip_version(std::string_view name)
{
  const auto end = name.find("::");
  return name.starts_with("__") && end != name.npos ? name.substr(end + 2)
                                                    : name;
}

}  // namespace

bool
is_plain_leaf(std::string_view type)
{
  if (type == "max_align_t") {
    return true;
  }
  if (!type.starts_with(library)) {
    return false;
  }
  const auto name = skip_version(type.substr(library.size()));
  return std::ranges::binary_search(plain, name.substr(0, name.find('<')));
}

}  // namespace hallmark::verify
