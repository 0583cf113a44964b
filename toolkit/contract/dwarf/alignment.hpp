// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The alignment of a type, which DWARF does not say.
//
// DW_AT_alignment is there only for what the source aligns itself, and g++
// repeats it on every class that such a member is in. So the alignment is
// computed as the ABI does: the largest of the parts', at least what the
// source asks for. A class is packed when a part or its size is not a multiple
// of that; then it has the largest power of two that all of them agree with.
// Packing that moves nothing (`struct packed { int a, b; }`) does not show.

#pragma once

#include "contract/dwarf/index.hpp"

#include <unordered_map>

namespace hallmark::contract::dwarf {

struct Layout;

/// Computes alignments within a class, and keeps them. In bytes.
class Alignments {
public:
  /// The index must outlive it.
  explicit Alignments(const Index& index) : index_(index) {}

  /// At least 1; 1 for what has no size.
  std::uint64_t alignment_of(const std::optional<Die>& type);

private:
  std::uint64_t compute(const Die& type);
  std::uint64_t compute_class(const Die& type);
  [[nodiscard]] std::uint64_t compute_base(const Die& type) const;

  const Index& index_;
  std::unordered_map<const void*, std::uint64_t> known_;
  int depth_ = 0;
};

/// Whether objects of a class hold a pointer to a virtual table.
[[nodiscard]] bool
is_dynamic(const Index& index, const Die& type);

}  // namespace hallmark::contract::dwarf
