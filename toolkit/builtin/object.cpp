// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "builtin/object.hpp"

#include "base/text.hpp"

#include <cerrno>
#include <new>
#include <optional>

#include <fcntl.h>
#include <unistd.h>

namespace hallmark::builtin {
namespace {

constexpr std::uint64_t note_header_size = 24;

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

/// Note type 6, gABI "Note Section". Little endian hosts only, as everything
/// that is stamped is.
std::string
format_note(const std::string& content)
{
  const Elf64_Nhdr header{static_cast<Elf64_Word>(model::note_owner.size() + 1),
                          static_cast<Elf64_Word>(content.size()),
                          static_cast<Elf64_Word>(model::NoteType::builtin)};
  std::string note(reinterpret_cast<const char*>(&header), sizeof header);
  note += model::note_owner;
  note.resize(note_header_size);
  note += content;
  note.resize((note.size() + 3) / 4 * 4);
  return note;
}

std::vector<Elf64_Rela>
make_relocations(const Record& record, std::uint32_t type)
{
  std::vector<Elf64_Rela> relocations;
  for (const auto& place : record.places) {
    relocations.push_back(
      {note_header_size + place.offset, ELF64_R_INFO(place.symbol, type), 0});
  }
  return relocations;
}

/// What a section holds. It was read before: memory alone can lack.
::Elf_Data&
check_data(::Elf_Data* data)
{
  if (!data) {
    throw std::bad_alloc();
  }
  return *data;
}

::Elf_Data&
find_data(::Elf* elf, std::size_t section)
{
  return check_data(::elf_getdata(::elf_getscn(elf, section), nullptr));
}

/// The bytes must outlive the writing.
void
set_bytes(::Elf_Data& data, const void* bytes, std::size_t size)
{
  data.d_buf = const_cast<void*>(bytes);
  data.d_size = size;
  ::elf_flagdata(&data, ELF_C_SET, ELF_F_DIRTY);
}

void
hide_symbols(::Elf_Data& symbols, const Record& record)
{
  for (const auto& place : record.places) {
    const auto index = static_cast<int>(place.symbol);
    ::GElf_Sym symbol{};
    ::gelf_getsym(&symbols, index, &symbol);
    symbol.st_other &= static_cast<unsigned char>(~GELF_ST_VISIBILITY(0xff));
    symbol.st_other |= STV_HIDDEN;
    ::gelf_update_sym(&symbols, index, &symbol);
  }
}

/// Put a name behind those of the sections, which `names` holds then.
std::uint32_t
add_name(::Elf* elf, std::string_view name, std::string& names)
{
  std::size_t section = 0;
  ::elf_getshdrstrndx(elf, &section);
  auto& data = find_data(elf, section);
  names.assign(static_cast<const char*>(data.d_buf), data.d_size);
  const auto offset = static_cast<std::uint32_t>(names.size());
  names.append(name).push_back('\0');
  set_bytes(data, names.data(), names.size());
  return offset;
}

void
add_relocations(::Elf* elf,
                const Merged& merged,
                const std::vector<Elf64_Rela>& relocations,
                std::uint32_t name)
{
  auto* section = ::elf_newscn(elf);
  auto& data = check_data(::elf_newdata(section));
  set_bytes(data, relocations.data(), relocations.size() * sizeof(Elf64_Rela));
  data.d_type = ELF_T_RELA;
  data.d_align = sizeof(Elf64_Addr);

  auto& header = *::elf64_getshdr(section);
  header.sh_name = name;
  header.sh_type = SHT_RELA;
  header.sh_flags = SHF_INFO_LINK;
  header.sh_link = static_cast<Elf64_Word>(merged.symbol_section);
  header.sh_info = static_cast<Elf64_Word>(merged.note_section);
}

}  // namespace

Result<void>
write_record(const std::string& file,
             const Merged& merged,
             const Record& record)
{
  const auto type = find_distance_type(merged.machine);
  if (!type) {
    return base::make_mismatch(Code::unsupported,
                               "plugins for this machine cannot be built in",
                               elf::format_machine(merged.machine),
                               "x86-64 or aarch64");
  }
  const auto note = format_note(record.content);
  const auto relocations = make_relocations(record, *type);
  std::string names;
  const auto descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
  auto is_written = false;
  if (descriptor >= 0) {
    const auto elf = object::begin(descriptor, ELF_C_RDWR);
    set_bytes(
      find_data(elf.get(), merged.note_section), note.data(), note.size());
    hide_symbols(find_data(elf.get(), merged.symbol_section), record);
    const auto name = add_name(elf.get(), ".rela.note.hallmark", names);
    add_relocations(elf.get(), merged, relocations, name);
    is_written = ::elf_update(elf.get(), ELF_C_WRITE) >= 0;
  }
  const auto reason = errno;
  ::close(descriptor);
  if (is_written) {
    return {};
  }
  return base::with_subject(
    base::make_error(Code::unreadable,
                     "cannot be written: " + base::format_errno(reason)),
    file);
}

}  // namespace hallmark::builtin
