// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/relocations.hpp"

#include <algorithm>

namespace hallmark::lint {

std::vector<object::Relocation>
read_relocations(const object::Object& object)
{
  std::vector<object::Relocation> relocations;
  std::uint64_t total = 0;
  for (const auto& section : object.read_sections()) {
    const auto& header = section.header;
    if (header.sh_type != SHT_RELA || (header.sh_flags & SHF_ALLOC) == 0) {
      continue;
    }
    // Tables that overlap, as only hostile ones do, would multiply the work.
    total += std::min(header.sh_size, object.size());
    if (total > object.size()) {
      return {};
    }
    const auto more = object.read_relocations(section);
    relocations.insert(relocations.end(), more.begin(), more.end());
  }
  return relocations;
}

}  // namespace hallmark::lint
