// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the dynamic loader writes into a file when it maps it.

#pragma once

#include "object/object.hpp"

#include <vector>

namespace hallmark::lint {

/// The dynamic relocations: their places are addresses, their symbols are of
/// `.dynsym`. None without a section table, or when they are larger than the
/// file.
[[nodiscard]] std::vector<object::Relocation>
read_relocations(const object::Object& object);

}  // namespace hallmark::lint
