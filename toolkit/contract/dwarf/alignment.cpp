// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/alignment.hpp"

#include <algorithm>
#include <string>

#include <dwarf.h>
#include <elf.h>

namespace hallmark::contract::dwarf {
namespace {

/// What the ABI of a machine asks at most of a built-in type.
std::uint64_t
find_most(std::uint16_t machine)
{
  switch (machine) {
    case EM_386:
      return 4;
    case EM_ARM:
      return 8;
    default:
      return 16;
  }
}

}  // namespace

/// A type of the machine is aligned to its size, up to what the machine asks.
std::uint64_t
alignment_of_base(const Index& index, const Die& type)
{
  auto size = number(type, DW_AT_byte_size).value_or(1);
  const auto encoding = number(type, DW_AT_encoding).value_or(0);
  // Integers too, of which DWARF knows nothing.
  const bool is_complex =
    encoding == DW_ATE_complex_float || encoding == DW_ATE_lo_user;
  size /= is_complex ? 2 : 1;
  const auto lowest_bit = size & (~size + 1);
  return std::clamp<std::uint64_t>(
    lowest_bit, 1, find_most(index.debug().machine()));
}

std::string
format_encoding(std::uint64_t encoding)
{
  switch (encoding) {
    case DW_ATE_boolean:
      return "boolean";
    case DW_ATE_signed:
      return "signed";
    case DW_ATE_unsigned:
      return "unsigned";
    case DW_ATE_float:
      return "float";
    case DW_ATE_signed_char:
      return "signed_char";
    case DW_ATE_unsigned_char:
      return "unsigned_char";
    case DW_ATE_UTF:
      return "utf";
    case DW_ATE_complex_float:
      return "complex";
    case DW_ATE_decimal_float:
      return "decimal";
    default:
      return "encoding " + std::to_string(encoding);
  }
}

}  // namespace hallmark::contract::dwarf
