// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/relocations.hpp"

namespace hallmark::lint {

std::vector<object::Relocation>
read_relocations(const object::Object& object)
{
  std::vector<object::Relocation> relocations;
  for (const auto& section : object.read_sections()) {
    if (section.header.sh_type == SHT_RELA &&
        (section.header.sh_flags & SHF_ALLOC) != 0) {
      const auto more = object.read_relocations(section);
      relocations.insert(relocations.end(), more.begin(), more.end());
    }
  }
  return relocations;
}

}  // namespace hallmark::lint
