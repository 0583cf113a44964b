// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/type_size.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace hallmark::verify {
namespace {

constexpr std::string_view vector_start = "__vector(";

/// Past `__vector(8) `; 0 for what is no vector.
std::size_t
find_element(std::string_view spelling)
{
  const auto end = spelling.find(") ");
  return spelling.starts_with(vector_start) && end != spelling.npos ? end + 2
                                                                    : 0;
}

/// Where the parameters or the name of a pointer to a function or an array
/// begin: the first bracket that is in no template argument; or npos.
std::size_t
find_bracket(std::string_view spelling)
{
  std::size_t depth = 0;
  for (auto at = find_element(spelling); at < spelling.size(); ++at) {
    const auto c = spelling[at];
    depth += c == '<' ? 1 : 0;
    depth -= c == '>' && depth > 0 ? 1 : 0;
    if (c == '(' && depth == 0) {
      return at;
    }
  }
  return std::string_view::npos;
}

/// Without the cv-qualifiers before a name or after a `*`.
std::string_view
strip_cv(std::string_view spelling)
{
  constexpr std::array<std::string_view, 2> words{"const", "volatile"};
  for (bool is_done = false; !is_done;) {
    is_done = true;
    for (const auto word : words) {
      if (spelling.starts_with(word) &&
          spelling.substr(word.size()).starts_with(' ')) {
        spelling.remove_prefix(word.size() + 1);
        is_done = false;
      }
      const auto rest = spelling.substr(
        0, spelling.size() - std::min(word.size(), spelling.size()));
      if (spelling.ends_with(word) && rest.ends_with('*')) {
        spelling = rest;
        is_done = false;
      }
    }
  }
  return spelling;
}

/// The last bound of an array, which is taken off; nothing when it is none.
std::optional<std::uint64_t>
take_bound(std::string_view& spelling)
{
  const auto open = spelling.rfind('[');
  if (!spelling.ends_with(']') || open == std::string_view::npos) {
    return std::nullopt;
  }
  const auto digits = spelling.substr(open + 1, spelling.size() - open - 2);
  const auto bound = base::parse_number(digits);
  if (bound) {
    spelling = spelling.substr(0, open);
  }
  return bound;
}

std::uint64_t
find_pointer_size(const model::Contract& contract)
{
  return contract.machine == "x86" || contract.machine == "arm" ? 4 : 8;
}

/// The size of a number that only the name of a leaf may hold, so that no block
/// describes it.
std::optional<std::uint64_t>
find_number_size(const model::Contract& contract, std::string_view name)
{
  name.remove_prefix(name.starts_with("unsigned ") ? 9 : 0);
  name.remove_prefix(name.starts_with("signed ") ? 7 : 0);
  const auto size = name == "char"                            ? 1
                    : name == "short"                         ? 2
                    : name == "int" || name == "float"        ? 4
                    : name == "long long" || name == "double" ? 8
                    : name == "__int128"                      ? 16
                                                              : 0;
  return name == "long" ? std::optional(find_pointer_size(contract))
         : size > 0     ? std::optional<std::uint64_t>(size)
                        : std::nullopt;
}

/// A vector of three elements is as large as one of four.
std::optional<std::uint64_t>
find_vector_size(const model::Contract& contract, std::string_view spelling)
{
  const auto start = find_element(spelling);
  const auto digits =
    spelling.substr(vector_start.size(), start - vector_start.size() - 2);
  const auto count = base::parse_number(digits);
  auto element = find_size(contract, spelling.substr(start));
  element =
    element ? element : find_number_size(contract, spelling.substr(start));
  constexpr auto most = model::ContractLimits::number;
  return count && element && (*element == 0 || *count <= most / *element)
           ? std::optional(std::bit_ceil(*count * *element))
           : std::nullopt;
}

}  // namespace

std::optional<std::uint64_t>
find_size(const model::Contract& contract, std::string_view spelling)
{
  spelling = strip_cv(spelling);
  const auto pointer = find_pointer_size(contract);
  if (const auto bracket = find_bracket(spelling); bracket != spelling.npos) {
    // A pointer to a member function is a pointer and a distance.
    const auto inner = spelling.substr(bracket);
    return inner.starts_with("(*)") ? std::optional(pointer)
           : inner.find("::*)") != inner.npos &&
               inner.find("::*)") < inner.find('(', 1)
             ? std::optional(2 * pointer)
             : std::nullopt;
  }
  if (spelling.ends_with('*') || spelling.ends_with('&') ||
      spelling == "std::nullptr_t") {
    return pointer;
  }
  if (spelling.ends_with(']')) {
    const auto bound = take_bound(spelling);
    const auto element = bound ? find_size(contract, spelling) : std::nullopt;
    constexpr auto most = model::ContractLimits::number;
    if (!element || (*element != 0 && *bound > most / *element)) {
      return std::nullopt;
    }
    return *bound * *element;
  }
  if (find_element(spelling) != 0) {
    return find_vector_size(contract, spelling);
  }
  const auto* type = contract.find_type(spelling);
  return type && type->kind != model::Kind::declared ? std::optional(type->size)
                                                     : std::nullopt;
}

bool
has_own_size(const model::Contract& contract, const model::Type& type)
{
  constexpr std::array<std::string_view, 4> integers{
    "unsigned short", "unsigned int", "unsigned long", "unsigned long long"};
  const auto members = contract.members_of(type);
  return std::any_of(members.begin(), members.end(), [&](const auto& member) {
    return member.bit_offset == 0 && member.width_bits == 0 &&
           (member.name == "size" || member.name == "struct_size") &&
           std::find(integers.begin(), integers.end(), member.type) !=
             integers.end();
  });
}

std::string_view
strip_bounds(std::string_view spelling)
{
  while (spelling.ends_with(']')) {
    spelling = spelling.substr(0, spelling.rfind('['));
  }
  return spelling;
}

}  // namespace hallmark::verify
