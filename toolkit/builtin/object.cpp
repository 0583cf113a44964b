// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "builtin/object.hpp"

#include <cstring>
#include <optional>

#include <elf.h>

namespace hallmark::builtin {
namespace {

/// Bytes of a structure of the ELF specification. Little endian hosts only,
/// as everything that is stamped is.
template<class Struct>
std::string
format_struct(const Struct& value)
{
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

std::optional<std::uint32_t>
find_distance_type(std::uint16_t machine)
{
  switch (machine) {
    case EM_X86_64:
      return R_X86_64_PC64;
    case EM_AARCH64:
      return R_AARCH64_PREL64;
    default:
      return std::nullopt;
  }
}

/// Sections one behind the other, with the table of their headers at the end.
class Layout {
public:
  Layout() : headers_(1) {}

  /// @return  Index of the section.
  std::uint32_t add(const char* name,
                    Elf64_Shdr header,
                    const std::string& bytes)
  {
    const auto alignment = header.sh_addralign;
    bytes_.resize((bytes_.size() + alignment - 1) / alignment * alignment);
    header.sh_name = static_cast<Elf64_Word>(names_.size());
    header.sh_offset = sizeof(Elf64_Ehdr) + bytes_.size();
    header.sh_size = bytes.size();
    names_.append(name, std::strlen(name) + 1);
    bytes_ += bytes;
    headers_.push_back(header);
    return static_cast<std::uint32_t>(headers_.size() - 1);
  }

  std::string format(std::uint16_t machine)
  {
    const auto name = names_.size();
    names_.append(".shstrtab", sizeof ".shstrtab");
    Elf64_Shdr table{};
    table.sh_type = SHT_STRTAB;
    table.sh_addralign = 1;
    const auto names = names_;
    const auto index = add("", table, names);
    headers_[index].sh_name = static_cast<Elf64_Word>(name);
    bytes_.resize((bytes_.size() + 7) / 8 * 8);

    auto object = format_struct(make_header(machine, index)) + bytes_;
    for (const auto& header : headers_) {
      object += format_struct(header);
    }
    return object;
  }

private:
  [[nodiscard]] Elf64_Ehdr make_header(std::uint16_t machine,
                                       std::uint32_t names) const
  {
    Elf64_Ehdr header{};
    std::memcpy(header.e_ident, ELFMAG, SELFMAG);
    header.e_ident[EI_CLASS] = ELFCLASS64;
    header.e_ident[EI_DATA] = ELFDATA2LSB;
    header.e_ident[EI_VERSION] = EV_CURRENT;
    header.e_type = ET_REL;
    header.e_machine = machine;
    header.e_version = EV_CURRENT;
    header.e_shoff = sizeof(Elf64_Ehdr) + bytes_.size();
    header.e_ehsize = sizeof(Elf64_Ehdr);
    header.e_shentsize = sizeof(Elf64_Shdr);
    header.e_shnum = static_cast<Elf64_Half>(headers_.size());
    header.e_shstrndx = static_cast<Elf64_Half>(names);
    return header;
  }

  std::string bytes_;
  std::string names_ = std::string(1, '\0');
  std::vector<Elf64_Shdr> headers_;
};

Elf64_Shdr
make_section(std::uint32_t type, std::uint64_t flags, std::uint64_t alignment)
{
  Elf64_Shdr header{};
  header.sh_type = type;
  header.sh_flags = flags;
  header.sh_addralign = alignment;
  return header;
}

constexpr std::uint64_t note_header_size = 24;

/// Note type 6, gABI "Note Section".
std::string
format_note(const std::string& content)
{
  Elf64_Nhdr header{};
  header.n_namesz = static_cast<Elf64_Word>(model::note_owner.size() + 1);
  header.n_descsz = static_cast<Elf64_Word>(content.size());
  header.n_type = static_cast<Elf64_Word>(model::NoteType::builtin);
  auto note = format_struct(header) + std::string(model::note_owner);
  note.resize(note_header_size);
  note += content;
  note.resize((note.size() + 3) / 4 * 4);
  return note;
}

/// What the record asks the linker for.
struct Tables {
  std::string symbols = std::string(sizeof(Elf64_Sym), '\0');
  std::string names = std::string(1, '\0');
  std::string relocations;
};

Tables
make_tables(const Record& record, std::uint32_t type)
{
  Tables tables;
  std::uint64_t index = 0;
  for (const auto& place : record.places) {
    Elf64_Sym symbol{};
    symbol.st_name = static_cast<Elf64_Word>(tables.names.size());
    symbol.st_info = ELF64_ST_INFO(STB_GLOBAL, STT_NOTYPE);
    symbol.st_other = STV_HIDDEN;
    tables.symbols += format_struct(symbol);
    tables.names += place.symbol + '\0';

    Elf64_Rela relocation{};
    relocation.r_offset = note_header_size + place.offset;
    relocation.r_info = ELF64_R_INFO(++index, type);
    tables.relocations += format_struct(relocation);
  }
  return tables;
}

}  // namespace

Result<std::string>
format_object(const Record& record,
              std::uint16_t machine,
              std::string_view properties)
{
  const auto type = find_distance_type(machine);
  if (!type) {
    return base::make_mismatch(Code::unsupported,
                               "plugins cannot be built in on this machine",
                               elf::format_machine(machine),
                               "x86-64 or aarch64");
  }
  const auto tables = make_tables(record, *type);
  Layout layout;
  const auto note = layout.add(".note.hallmark",
                               make_section(SHT_NOTE, SHF_ALLOC, 4),
                               format_note(record.content));
  if (!properties.empty()) {
    layout.add(".note.gnu.property",
               make_section(SHT_NOTE, SHF_ALLOC, 8),
               std::string(properties));
  }
  layout.add(".note.GNU-stack", make_section(SHT_PROGBITS, 0, 1), {});
  const auto names =
    layout.add(".strtab", make_section(SHT_STRTAB, 0, 1), tables.names);
  auto symbols = make_section(SHT_SYMTAB, 0, 8);
  symbols.sh_link = names;
  symbols.sh_info = 1;
  symbols.sh_entsize = sizeof(Elf64_Sym);
  auto relocations = make_section(SHT_RELA, SHF_INFO_LINK, 8);
  relocations.sh_link = layout.add(".symtab", symbols, tables.symbols);
  relocations.sh_info = note;
  relocations.sh_entsize = sizeof(Elf64_Rela);
  layout.add(".rela.note.hallmark", relocations, tables.relocations);
  return layout.format(machine);
}

}  // namespace hallmark::builtin
