// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/aliases.hpp"

#include "contract/names/names.hpp"

#include <dwarf.h>

namespace hallmark::contract::dwarf {
namespace {

/// Of `_Complex int`; DWARF has no name for it, nor the compilers for most.
constexpr std::uint64_t complex_integer = DW_ATE_lo_user;

}  // namespace

std::string
format_cv(Cv cv)
{
  return cv.is_const && cv.is_volatile ? "const volatile"
         : cv.is_const                 ? "const"
         : cv.is_volatile              ? "volatile"
                                       : "";
}

Cv
take_cv(std::optional<Die>& type)
{
  Cv cv;
  for (int depth = 0; type && depth < deepest_type; ++depth) {
    const int tag = tag_of(*type);
    if (tag != DW_TAG_const_type && tag != DW_TAG_volatile_type) {
      break;
    }
    cv.is_const = cv.is_const || tag == DW_TAG_const_type;
    cv.is_volatile = cv.is_volatile || tag == DW_TAG_volatile_type;
    type = reference(*type, DW_AT_type);
  }
  return cv;
}

std::optional<Die>
strip_own_cv(std::optional<Die> type)
{
  for (int depth = 0; depth < deepest_type; ++depth) {
    auto plain = strip_aliases(type);
    const auto cv = take_cv(plain);
    if (!cv.is_const && !cv.is_volatile) {
      return type;
    }
    type = plain;
  }
  return type;
}

bool
is_character_alias(std::string_view name)
{
  return name == "wchar_t" || name == "char16_t" || name == "char32_t" ||
         name == "char8_t";
}

std::string
base_name(const Die& type)
{
  const auto encoding = number(type, DW_AT_encoding).value_or(0);
  const auto size = number(type, DW_AT_byte_size).value_or(0);
  if (encoding == complex_integer) {
    return size == 2   ? "_Complex char"
           : size == 4 ? "_Complex short"
           : size == 8 ? "_Complex int"
                       : "_Complex long";
  }
  if (encoding != DW_ATE_complex_float) {
    return names::normalise_base(name_of(type));
  }
  // clang calls every one of them `complex`.
  return size == 8    ? "_Complex float"
         : size == 16 ? "_Complex double"
                      : "_Complex long double";
}

std::optional<Die>
strip_aliases(std::optional<Die> type, bool cv_too)
{
  for (int depth = 0; type && depth < deepest_type; ++depth) {
    const int tag = tag_of(*type);
    const bool is_cv = tag == DW_TAG_const_type || tag == DW_TAG_volatile_type;
    if (tag != DW_TAG_typedef && tag != DW_TAG_restrict_type &&
        !(is_cv && cv_too)) {
      return type;
    }
    type = reference(*type, DW_AT_type);
  }
  return type;
}

std::optional<Die>
pointee_of(const Die& pointer)
{
  const auto target = reference(pointer, DW_AT_type);
  const auto plain = strip_aliases(target, true);
  const bool is_array = plain && tag_of(*plain) == DW_TAG_array_type &&
                        !is_set(*plain, DW_AT_GNU_vector);
  return is_array ? plain : target;
}

std::vector<std::uint64_t>
array_counts(const Die& array)
{
  std::vector<std::uint64_t> counts;
  for_each_child(array, [&](const Die& child) {
    if (tag_of(child) != DW_TAG_subrange_type) {
      return true;
    }
    const auto count = number(child, DW_AT_count);
    const auto upper = signed_number(child, DW_AT_upper_bound);
    counts.push_back(count   ? *count
                     : upper ? static_cast<std::uint64_t>(*upper + 1)
                             : 0);
    return true;
  });
  return counts;
}

}  // namespace hallmark::contract::dwarf
