// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/alignment.hpp"

#include "contract/dwarf/layout.hpp"
#include "contract/dwarf/types.hpp"

#include <algorithm>
#include <bit>
#include <vector>

#include <dwarf.h>
#include <elf.h>

namespace hallmark::contract::dwarf {
namespace {

/// What aligns a class: an offset in bytes, and the part's own alignment.
struct Part {
  std::uint64_t offset = 0;
  std::uint64_t alignment = 1;
};

bool
fits(const std::vector<Part>& parts, std::uint64_t size, std::uint64_t most)
{
  return size % most == 0 &&
         std::all_of(parts.begin(), parts.end(), [&](const Part& part) {
           return part.offset % std::min(most, part.alignment) == 0;
         });
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

}  // namespace

bool
is_dynamic(const Index& index, const Die& type)
{
  return is_dynamic_at(index, index.resolve(type), 0);
}

std::uint64_t
Alignments::alignment_of(const std::optional<Die>& type)
{
  if (!type || depth_ > deepest_class) {
    return 1;
  }
  const auto known = known_.find(identity(*type));
  if (known != known_.end()) {
    return known->second;
  }
  ++depth_;
  const auto own = number(*type, DW_AT_alignment).value_or(0);
  // A typedef may lower the alignment as well as raise it.
  const bool settled = own != 0 && tag_of(*type) == DW_TAG_typedef;
  const auto alignment =
    settled ? own : std::max({compute(*type), own, std::uint64_t(1)});
  --depth_;
  known_.emplace(identity(*type), alignment);
  return alignment;
}

std::uint64_t
Alignments::compute(const Die& type)
{
  switch (const int tag = tag_of(type)) {
    case DW_TAG_typedef:
    case DW_TAG_const_type:
    case DW_TAG_volatile_type:
    case DW_TAG_restrict_type:
      return alignment_of(reference(type, DW_AT_type));
    case DW_TAG_array_type:
      return is_set(type, DW_AT_GNU_vector)
               ? number(type, DW_AT_byte_size).value_or(compute_base(type))
               : alignment_of(reference(type, DW_AT_type));
    case DW_TAG_base_type:
    case DW_TAG_enumeration_type:
    case DW_TAG_atomic_type:
      return compute_base(type);
    case DW_TAG_subroutine_type:
      return 1;
    default:
      return is_class_tag(tag) ? compute_class(type)
                               : index_.debug().address_size();
  }
}

/// A type of the machine is aligned to its size, up to what the machine asks.
std::uint64_t
Alignments::compute_base(const Die& type) const
{
  const int tag = tag_of(type);
  if (tag == DW_TAG_atomic_type) {
    const auto target = strip_aliases(reference(type, DW_AT_type), true);
    const auto size = target ? number(*target, DW_AT_byte_size).value_or(1) : 1;
    return std::has_single_bit(size) ? std::min<std::uint64_t>(size, 16) : 1;
  }
  if (tag == DW_TAG_array_type) {
    auto element = strip_aliases(reference(type, DW_AT_type), true);
    std::uint64_t size =
      element ? number(*element, DW_AT_byte_size).value_or(1) : 1;
    for (const auto count : array_counts(type)) {
      size *= std::max<std::uint64_t>(count, 1);
    }
    return std::has_single_bit(size)
             ? size
             : std::bit_ceil(std::max<std::uint64_t>(size, 1));
  }
  auto size = number(type, DW_AT_byte_size).value_or(1);
  const auto encoding = number(type, DW_AT_encoding).value_or(0);
  size /= encoding == DW_ATE_complex_float ? 2 : 1;
  const std::uint64_t most = index_.debug().machine() == EM_386   ? 4
                             : index_.debug().machine() == EM_ARM ? 8
                                                                  : 16;
  const auto lowest_bit = size & (~size + 1);
  return std::clamp<std::uint64_t>(lowest_bit, 1, most);
}

std::uint64_t
Alignments::compute_class(const Die& declared)
{
  const auto type = index_.resolve(declared);
  const auto layout = read_layout(index_, type);
  const auto size = number(type, DW_AT_byte_size).value_or(0);
  const auto explicitly = number(type, DW_AT_alignment).value_or(1);

  std::vector<Part> parts;
  for (const auto& base : layout.bases) {
    parts.push_back({base.offset, alignment_of(base.type)});
  }
  for (const auto& member : layout.members) {
    const auto natural = std::max(alignment_of(member.type), member.alignment);
    const bool is_bits = member.width_bits.has_value();
    parts.push_back({is_bits ? 0 : member.offset_bits / 8, natural});
  }
  if (is_dynamic(index_, type)) {
    parts.push_back({0, index_.debug().address_size()});
  }

  std::uint64_t alignment = 1;
  for (const auto& part : parts) {
    alignment = std::max(alignment, part.alignment);
  }
  while (alignment > 1 && !fits(parts, size, alignment)) {
    alignment /= 2;
  }
  return std::max(alignment, explicitly);
}

}  // namespace hallmark::contract::dwarf
