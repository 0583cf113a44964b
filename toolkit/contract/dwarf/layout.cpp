// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/layout.hpp"

#include "contract/dwarf/types.hpp"

#include <algorithm>

#include <dwarf.h>

namespace hallmark::contract::dwarf {
namespace {

Base
read_base(const Index& index, const Die& owner, const Die& child)
{
  Base base;
  const auto type = strip_aliases(reference(child, DW_AT_type), true);
  base.type = type ? index.resolve(*type) : child;
  base.is_virtual =
    number(child, DW_AT_virtuality).value_or(0) == DW_VIRTUALITY_virtual;
  base.offset =
    base.is_virtual
      ? 0
      : offset_or_operand(child, DW_AT_data_member_location).value_or(0);
  const auto access = access_of(owner, child);
  base.access = access == "public" ? std::string_view() : access;
  return base;
}

/**
 * DWARF 4 and later count a bit-field from the start of its class; before, it
 * was counted from the most significant bit of a storage unit.
 */
std::uint64_t
read_bit_offset(const Die& child, std::uint64_t width_bits)
{
  if (const auto offset = number(child, DW_AT_data_bit_offset)) {
    return *offset;
  }
  const auto bytes =
    offset_or_operand(child, DW_AT_data_member_location).value_or(0);
  const auto from_top = signed_number(child, DW_AT_bit_offset);
  if (!from_top) {
    return bytes * 8;
  }
  const auto type = reference(child, DW_AT_type);
  const auto storage =
    number(child, DW_AT_byte_size)
      .value_or(type ? number(*type, DW_AT_byte_size).value_or(0) : 0);
  const auto from_bottom = static_cast<std::int64_t>(storage * 8) - *from_top -
                           static_cast<std::int64_t>(width_bits);
  return bytes * 8 + static_cast<std::uint64_t>(from_bottom);
}

/// Whether a bit-field is a whole object at its own place; clang then says
/// nothing of bits.
bool
is_whole(const Member& member)
{
  const auto type = strip_aliases(member.type, true);
  const auto size = type ? number(*type, DW_AT_byte_size).value_or(0) : 0;
  return size != 0 && *member.width_bits == size * 8 &&
         member.offset_bits % (size * 8) == 0;
}

Member
read_member(const Die& child)
{
  Member member;
  member.name = name_of(child);
  member.type = reference(child, DW_AT_type);
  member.alignment = number(child, DW_AT_alignment).value_or(0);
  member.width_bits = number(child, DW_AT_bit_size);
  member.offset_bits =
    member.width_bits
      ? read_bit_offset(child, *member.width_bits)
      : offset_or_operand(child, DW_AT_data_member_location).value_or(0) * 8;
  if (member.width_bits && is_whole(member)) {
    member.width_bits.reset();
  }
  return member;
}

/// DWARF 4 lists static members beside the others, as external.
bool
takes_room(const Die& child)
{
  const bool is_static =
    is_set(child, DW_AT_external) || is_set(child, DW_AT_declaration);
  const bool is_vptr =
    is_set(child, DW_AT_artificial) && name_of(child).starts_with("_vptr");
  const bool is_padding = has(child, DW_AT_bit_size) && name_of(child).empty();
  return !is_static && !is_vptr && !is_padding;
}

bool
is_dynamic_at(const Index& index, const Die& type, int depth)
{
  const auto layout = read_layout(index, type);
  for (const auto& function : layout.functions) {
    if (number(function, DW_AT_virtuality).value_or(0) != 0) {
      return true;
    }
  }
  return std::any_of(
    layout.bases.begin(), layout.bases.end(), [&](const Base& base) {
      return base.is_virtual || (depth < deepest_class &&
                                 is_dynamic_at(index, base.type, depth + 1));
    });
}

bool
is_open_at(const Index& index, const Die& type, int depth)
{
  const auto layout = read_layout(index, type);
  if (depth > deepest_class) {
    return false;
  }
  const auto ends_open = [&](const std::optional<Die>& part) {
    const auto plain = strip_aliases(part, true);
    if (!plain) {
      return false;
    }
    const int tag = tag_of(*plain);
    if (tag == DW_TAG_array_type && !is_set(*plain, DW_AT_GNU_vector)) {
      const auto counts = array_counts(*plain);
      return counts.empty() || counts.front() == 0;
    }
    return is_class_tag(tag) &&
           is_open_at(index, index.resolve(*plain), depth + 1);
  };
  return std::any_of(layout.bases.begin(),
                     layout.bases.end(),
                     [&](const Base& base) { return ends_open(base.type); }) ||
         std::any_of(
           layout.members.begin(),
           layout.members.end(),
           [&](const Member& member) { return ends_open(member.type); });
}

/// Whether a class is a lambda's, which in g++'s manner is told by the name of
/// its destructor alone.
bool
is_closure_of_gcc(const Layout& layout)
{
  for (const auto& function : layout.functions) {
    if (is_set(function, DW_AT_artificial) &&
        name_of(function) == "~<lambda>") {
      return true;
    }
  }
  return false;
}

/// g++ calls what a lambda captures as `x` `__x`.
void
mend_captures(Layout& layout)
{
  for (auto& member : layout.members) {
    if (member.name.starts_with("__")) {
      member.name.remove_prefix(2);
    }
  }
}

}  // namespace

Layout
read_layout(const Index& index, const Die& type)
{
  Layout layout;
  for_each_child(type, [&](const Die& child) {
    const int tag = tag_of(child);
    if (tag == DW_TAG_inheritance) {
      layout.bases.push_back(read_base(index, type, child));
    } else if (tag == DW_TAG_member && takes_room(child)) {
      layout.members.push_back(read_member(child));
    } else if (tag == DW_TAG_subprogram) {
      layout.functions.push_back(child);
    }
    return true;
  });
  if (is_closure_of_gcc(layout)) {
    mend_captures(layout);
  }
  return layout;
}

bool
is_dynamic(const Index& index, const Die& type)
{
  return is_dynamic_at(index, index.resolve(type), 0);
}

bool
is_open(const Index& index, const Die& type)
{
  return is_open_at(index, index.resolve(type), 0);
}

}  // namespace hallmark::contract::dwarf
