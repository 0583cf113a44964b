// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/outline.hpp"

#include "contract/dwarf/index.hpp"

#include <dwarf.h>

namespace hallmark::lint {
namespace {

namespace dwarf = contract::dwarf;
using dwarf::Die;

/// No member's type that a person wrote is as long.
constexpr int longest_type = 24;

/// FNV-1a over words.
class Sum {
public:
  void add(std::uint64_t number)
  {
    value_ = (value_ ^ number) * 0x100000001b3ULL;
    value_ ^= value_ >> 29;
  }

  void add(std::string_view text)
  {
    for (const unsigned char byte : text) {
      value_ = (value_ ^ byte) * 0x100000001b3ULL;
    }
    add(text.size());
  }

  [[nodiscard]] std::uint64_t value() const { return value_; }

private:
  std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

void
add_number(Sum& sum, const Die& die, unsigned attribute)
{
  sum.add(dwarf::number(die, attribute).value_or(~std::uint64_t{0}));
}

void
add_children(Sum& sum, const Die& type, int depth);

/// What a type is called, down to the first part that has a name.
void
add_type(Sum& sum, const Die& user, int depth)
{
  auto type = dwarf::reference(user, DW_AT_type);
  for (; type && depth < longest_type; ++depth) {
    const int tag = dwarf::tag_of(*type);
    const auto name = dwarf::name_of(*type);
    if (tag != DW_TAG_typedef) {
      sum.add(static_cast<std::uint64_t>(tag));
    }
    if (!name.empty() && tag != DW_TAG_typedef) {
      sum.add(name);
      return;
    }
    if (tag == DW_TAG_array_type || tag == DW_TAG_subroutine_type ||
        dwarf::is_class_tag(tag)) {
      add_children(sum, *type, depth + 1);
    }
    type = dwarf::reference(*type, DW_AT_type);
  }
}

void
add_member(Sum& sum, const Die& child, int depth)
{
  const auto place =
    dwarf::offset_or_operand(child, DW_AT_data_member_location);
  sum.add(dwarf::name_of(child));
  sum.add(place.value_or(0));
  add_number(sum, child, DW_AT_bit_size);
  add_number(sum, child, DW_AT_data_bit_offset);
  add_type(sum, child, depth);
}

/// Virtual functions have slots; copies, moves and destructors decide how an
/// object is passed.
void
add_function(Sum& sum, const Die& type, const Die& child)
{
  const auto name = dwarf::name_of(child);
  const bool is_virtual =
    dwarf::number(child, DW_AT_virtuality).value_or(0) != 0;
  const bool is_special = name.starts_with("~") || name == dwarf::name_of(type);
  if (is_virtual || (is_special && !dwarf::is_set(child, DW_AT_artificial))) {
    sum.add(name);
    sum.add(dwarf::is_set(child, DW_AT_deleted) ? 1U : 0U);
    add_number(sum, child, DW_AT_defaulted);
  }
}

void
add_child(Sum& sum, const Die& type, const Die& child, int depth)
{
  switch (dwarf::tag_of(child)) {
    case DW_TAG_member:
      add_member(sum, child, depth);
      break;
    case DW_TAG_inheritance:
      add_member(sum, child, depth);
      add_number(sum, child, DW_AT_virtuality);
      break;
    case DW_TAG_subprogram:
      add_function(sum, type, child);
      break;
    case DW_TAG_enumerator:
      sum.add(dwarf::name_of(child));
      sum.add(static_cast<std::uint64_t>(
        dwarf::signed_number(child, DW_AT_const_value).value_or(0)));
      break;
    case DW_TAG_subrange_type:
      add_number(sum, child, DW_AT_count);
      add_number(sum, child, DW_AT_upper_bound);
      break;
    case DW_TAG_formal_parameter:
      add_type(sum, child, depth);
      break;
    default:
      break;
  }
}

void
add_children(Sum& sum, const Die& type, int depth)
{
  if (depth >= longest_type) {
    return;
  }
  add_number(sum, type, DW_AT_byte_size);
  dwarf::for_each_child(type, [&](const Die& child) {
    add_child(sum, type, child, depth);
    return true;
  });
}

}  // namespace

std::uint64_t
make_outline(const Die& type)
{
  Sum sum;
  sum.add(static_cast<std::uint64_t>(
    dwarf::tag_of(type) == DW_TAG_structure_type ? DW_TAG_class_type
                                                 : dwarf::tag_of(type)));
  add_number(sum, type, DW_AT_encoding);
  add_number(sum, type, DW_AT_alignment);
  add_children(sum, type, 0);
  return sum.value();
}

}  // namespace hallmark::lint
