// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/file_kind.hpp"

#include <algorithm>

#include <elf.h>

namespace hallmark::verify {
namespace {

/// Whether `image` has an interpreter, as programs have.
bool
has_interpreter(const elf::Image& image)
{
  return std::ranges::any_of(image.segments, [](const auto& segment) {
    return segment.type == PT_INTERP;
  });
}

/**
 * Whether a file of type ET_DYN is a program that can be placed anywhere.
 *
 * Linkers mark it; those that do not yet give it an interpreter and no name.
 * A library may have an interpreter too, as the C library does, to say its
 * version when it is run.
 */
bool
is_program(const elf::Image& image, const elf::Dynamic& dynamic)
{
  return (dynamic.flags_1 & DF_1_PIE) != 0 ||
         (has_interpreter(image) && dynamic.soname.empty());
}

}  // namespace

std::string
find_other_kind(const elf::Image& image,
                const std::optional<elf::Dynamic>& dynamic)
{
  const auto type = image.header.type;
  if (type == ET_DYN && !dynamic) {
    return "a shared object without a dynamic section";
  }
  if (type == ET_DYN) {
    return is_program(image, *dynamic) ? "an executable" : "";
  }
  const auto name = elf::format_type(image);
  switch (type) {
    case ET_EXEC:
    case ET_REL:
      return "an " + name;
    case ET_CORE:
      return "a " + name;
    default:
      return "a file of " + name;
  }
}

}  // namespace hallmark::verify
