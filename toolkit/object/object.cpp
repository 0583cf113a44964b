// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "object/object.hpp"

#include "elf/strings.hpp"

#include <algorithm>
#include <utility>

namespace hallmark::object {
namespace {

using base::Bytes;

/// Whether a section has bytes in the file that are worth reading.
bool
has_bytes(const ::GElf_Shdr& header)
{
  return header.sh_type != SHT_NULL && header.sh_type != SHT_NOBITS &&
         header.sh_size <= base::Source::longest_read;
}

elf::Symbol
make_symbol(const ::GElf_Sym& entry, std::string_view name)
{
  elf::Symbol symbol;
  symbol.name = name;
  symbol.value = entry.st_value;
  symbol.size = entry.st_size;
  symbol.binding = GELF_ST_BIND(entry.st_info);
  symbol.type = GELF_ST_TYPE(entry.st_info);
  symbol.visibility = GELF_ST_VISIBILITY(entry.st_other);
  symbol.section = entry.st_shndx;
  return symbol;
}

template<class IsIt>
std::optional<Section>
find_first(const std::vector<Section>& sections, const IsIt& is_it)
{
  const auto found = std::ranges::find_if(sections, is_it);
  return found == sections.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

Handle
begin(int descriptor, ::Elf_Cmd command)
{
  ::elf_version(EV_CURRENT);
  return Handle(::elf_begin(descriptor, command, nullptr));
}

Result<Object>
Object::read(const base::File& file)
{
  auto elf = begin(file.descriptor(), ELF_C_READ);
  if (!elf || ::elf_kind(elf.get()) != ELF_K_ELF) {
    return base::make_error(Code::malformed, "not a readable ELF file");
  }
  return Object(std::move(elf), file.size());
}

std::vector<Section>
Object::read_sections() const
{
  std::size_t table = 0;
  ::elf_getshdrstrndx(elf_.get(), &table);
  elf::StringTable names(read_bytes(table));
  std::vector<Section> sections;
  ::Elf_Scn* scn = nullptr;
  while ((scn = ::elf_nextscn(elf_.get(), scn))) {
    auto& section = sections.emplace_back();
    section.index = ::elf_ndxscn(scn);
    if (::gelf_getshdr(scn, &section.header)) {
      section.name = names.find(section.header.sh_name).value_or("");
    }
  }
  return sections;
}

std::optional<Section>
Object::find_section(std::string_view name) const
{
  return find_first(read_sections(), [&](const Section& section) {
    return section.name == name;
  });
}

std::optional<Section>
Object::find_section(std::uint32_t type) const
{
  return find_first(read_sections(), [&](const Section& section) {
    return section.header.sh_type == type;
  });
}

Bytes
Object::read_bytes(std::size_t section) const
{
  auto* scn = ::elf_getscn(elf_.get(), section);
  ::GElf_Shdr header{};
  if (!::gelf_getshdr(scn, &header) || !has_bytes(header)) {
    return {};
  }
  const auto* data = ::elf_rawdata(scn, nullptr);
  return data && data->d_buf
           ? Bytes({static_cast<const std::byte*>(data->d_buf), data->d_size})
           : Bytes();
}

/// Null when there are none: libelf has no entries of it then.
::Elf_Data*
Object::read_entries(const Section& section) const
{
  return has_bytes(section.header)
           ? ::elf_getdata(::elf_getscn(elf_.get(), section.index), nullptr)
           : nullptr;
}

Result<std::vector<elf::Symbol>>
Object::read_symbols() const
{
  std::vector<elf::Symbol> symbols;
  const auto section = find_section(SHT_SYMTAB);
  if (!section) {
    return symbols;
  }
  elf::StringTable names(read_bytes(section->header.sh_link));
  auto* data = read_entries(*section);
  ::GElf_Sym entry{};
  for (int i = 0; ::gelf_getsym(data, i, &entry); ++i) {
    const auto name = names.find(entry.st_name);
    if (!name) {
      return names.make_error("symbol " + std::to_string(i), entry.st_name);
    }
    symbols.push_back(make_symbol(entry, *name));
  }
  return symbols;
}

std::vector<Relocation>
Object::read_relocations(const Section& section) const
{
  std::vector<Relocation> relocations;
  auto* data = read_entries(section);
  for (int i = 0;; ++i) {
    ::GElf_Rela entry{};
    ::GElf_Rel plain{};
    if (::gelf_getrel(data, i, &plain)) {
      entry = {plain.r_offset, plain.r_info, 0};
    } else if (!::gelf_getrela(data, i, &entry)) {
      return relocations;
    }
    relocations.push_back({entry.r_offset,
                           GELF_R_SYM(entry.r_info),
                           static_cast<std::uint64_t>(entry.r_addend)});
  }
}

}  // namespace hallmark::object
