// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "builtin/merged.hpp"

#include "model/stamp.hpp"

#include <algorithm>

namespace hallmark::builtin {
namespace {

/// The index of a section; 0 when there is none.
template<class Key>
std::size_t
find_index(const object::Object& object, const Key& key)
{
  const auto section = object.find_section(key);
  return section ? section->index : 0;
}

}  // namespace

bool
is_offered(const elf::Symbol& symbol)
{
  return symbol.section != SHN_UNDEF && !symbol.name.empty() &&
         (symbol.binding == STB_GLOBAL || symbol.binding == STB_WEAK);
}

Result<Merged>
read_merged(base::File& source)
{
  const auto image = elf::read_image(source);
  if (!image) {
    return image.error();
  }
  auto notes = elf::read_notes(source, *image, model::note_owner);
  if (!notes) {
    return notes.error();
  }
  auto object = object::Object::read(source);
  if (!object) {
    return object.error();
  }
  auto symbols = object->read_symbols();
  if (!symbols) {
    return symbols.error();
  }
  Merged merged{*std::move(object)};
  merged.machine = image->header.machine;
  merged.symbol_section = find_index(merged.object, SHT_SYMTAB);
  merged.symbols = *std::move(symbols);
  merged.note_section = find_index(merged.object, ".note.hallmark");
  merged.note_bytes = merged.object.read_bytes(merged.note_section).view();
  merged.notes = *std::move(notes);
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
  base::MemorySource source{base::Bytes(bytes)};
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
