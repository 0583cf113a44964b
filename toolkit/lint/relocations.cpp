// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/relocations.hpp"

#include "elf/fields.hpp"

#include <algorithm>

#include <elf.h>

namespace hallmark::lint {
namespace {

void
append_entries(base::Bytes bytes, std::vector<Relocation>& relocations)
{
  elf::Fields fields(bytes);
  for (auto left = bytes.size() / sizeof(Elf64_Rela); left > 0; --left) {
    auto& entry = relocations.emplace_back();
    entry.address = fields.next<std::uint64_t>();
    const auto info = fields.next<std::uint64_t>();
    entry.type = static_cast<std::uint32_t>(ELF64_R_TYPE(info));
    entry.symbol = static_cast<std::uint32_t>(ELF64_R_SYM(info));
    entry.addend = fields.next<std::uint64_t>();
  }
}

}  // namespace

std::optional<elf::Section>
find_section(base::Source& source,
             const elf::Image& image,
             std::string_view name)
{
  const auto sections = elf::read_sections(source, image.header);
  if (!sections) {
    return std::nullopt;
  }
  const auto found = std::ranges::find(*sections, name, &elf::Section::name);
  return found == sections->end() ? std::nullopt : std::optional(*found);
}

std::vector<Relocation>
read_relocations(base::Source& source, const elf::Image& image)
{
  std::vector<Relocation> relocations;
  const auto sections = elf::read_sections(source, image.header);
  if (!sections) {
    return relocations;
  }
  for (const auto& section : *sections) {
    if (section.type != SHT_RELA || (section.flags & SHF_ALLOC) == 0) {
      continue;
    }
    if (const auto bytes = source.read(section.offset, section.size)) {
      append_entries(*bytes, relocations);
    }
  }
  return relocations;
}

}  // namespace hallmark::lint
