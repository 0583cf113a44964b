// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "builtin/merged.hpp"

#include "model/stamp.hpp"

#include <algorithm>

#include <elf.h>

namespace hallmark::builtin {
namespace {

using base::Bytes;

constexpr std::string_view note_name = ".note.hallmark";
constexpr std::string_view property_name = ".note.gnu.property";

/// A symbol that others could use; its name is empty when none could.
/// ELF-64 Object File Format, section 7.
Symbol
parse_symbol(const Bytes& table, std::uint64_t offset, const Bytes& names)
{
  const auto name = table.number<std::uint32_t>(offset).value_or(0);
  const auto info = table.number<std::uint8_t>(offset + 4).value_or(0);
  const auto section = table.number<std::uint16_t>(offset + 6).value_or(0);
  Symbol symbol;
  const auto binding = ELF64_ST_BIND(info);
  if (section == SHN_UNDEF || (binding != STB_GLOBAL && binding != STB_WEAK)) {
    return symbol;
  }
  const auto type = ELF64_ST_TYPE(info);
  symbol.name = std::string(names.text(name).value_or(""));
  symbol.size = table.number<std::uint64_t>(offset + 16).value_or(0);
  symbol.is_weak = binding == STB_WEAK;
  symbol.is_function = type == STT_FUNC || type == STT_GNU_IFUNC;
  symbol.is_thread_local = type == STT_TLS;
  return symbol;
}

Result<void>
read_symbols(base::Source& source,
             const std::vector<elf::Section>& sections,
             Merged& merged)
{
  const auto table =
    std::ranges::find(sections, std::uint32_t{SHT_SYMTAB}, &elf::Section::type);
  if (table == sections.end() || table->link >= sections.size()) {
    return {};
  }
  const auto& strings = sections[table->link];
  const auto bytes = source.read(table->offset, table->size);
  const auto names = source.read(strings.offset, strings.size);
  if (!bytes || !names) {
    return bytes ? names.error() : bytes.error();
  }
  for (std::uint64_t offset = 0; offset + sizeof(Elf64_Sym) <= bytes->size();
       offset += sizeof(Elf64_Sym)) {
    auto symbol = parse_symbol(*bytes, offset, *names);
    if (!symbol.name.empty()) {
      merged.symbols.push_back(std::move(symbol));
    }
  }
  return {};
}

Result<std::string_view>
read_section(base::Source& source,
             const std::vector<elf::Section>& sections,
             std::string_view name)
{
  const auto found = std::ranges::find(sections, name, &elf::Section::name);
  if (found == sections.end()) {
    return std::string_view();
  }
  const auto bytes = source.read(found->offset, found->size);
  if (!bytes) {
    return bytes.error();
  }
  return bytes->view();
}

Result<void>
read_notes(base::Source& source,
           const elf::Image& image,
           const std::vector<elf::Section>& sections,
           Merged& merged)
{
  auto notes = elf::read_notes(source, image, model::note_owner);
  const auto bytes = read_section(source, sections, note_name);
  const auto properties = read_section(source, sections, property_name);
  if (!notes || !bytes || !properties) {
    return !notes ? notes.error() : !bytes ? bytes.error() : properties.error();
  }
  merged.notes = *std::move(notes);
  merged.note_bytes = *bytes;
  merged.properties = *properties;
  const auto found =
    std::ranges::find(sections, note_name, &elf::Section::name);
  if (found != sections.end()) {
    const auto index = static_cast<std::uint64_t>(found - sections.begin());
    merged.note_section =
      image.header.sections_offset + index * sizeof(Elf64_Shdr);
  }
  return {};
}

}  // namespace

Result<Merged>
read_merged(base::Source& source)
{
  const auto image = elf::read_image(source);
  if (!image) {
    return image.error();
  }
  const auto sections = elf::read_sections(source, image->header);
  if (!sections) {
    return sections.error();
  }
  Merged merged;
  merged.machine = image->header.machine;
  auto read = read_symbols(source, *sections, merged);
  if (read) {
    read = read_notes(source, *image, *sections, merged);
  }
  if (!read) {
    return read.error();
  }
  return merged;
}

bool
is_optimized_at_link(std::string_view bytes)
{
  constexpr std::string_view bitcode = "BC\xc0\xde";
  constexpr std::string_view wrapped_bitcode = "\xde\xc0\x17\x0b";
  if (bytes.starts_with(bitcode) || bytes.starts_with(wrapped_bitcode)) {
    return true;
  }
  base::MemorySource source{Bytes(bytes)};
  const auto header = elf::read_header(source);
  if (!header) {
    return false;
  }
  const auto sections = elf::read_sections(source, *header);
  return sections &&
         std::ranges::any_of(*sections, [](const elf::Section& section) {
           return section.name.starts_with(".gnu.lto_");
         });
}

}  // namespace hallmark::builtin
