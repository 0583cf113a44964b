// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "image/confirm.hpp"

#include <cstring>
#include <optional>

#include <elf.h>

namespace hallmark::image {
namespace {

bool
is_same_segment(const Elf64_Phdr& mapped, const elf::Segment& read)
{
  return mapped.p_type == read.type && mapped.p_flags == read.flags &&
         mapped.p_offset == read.offset && mapped.p_vaddr == read.address &&
         mapped.p_filesz == read.file_size &&
         mapped.p_memsz == read.memory_size && mapped.p_align == read.alignment;
}

bool
has_same_segments(const Library& library, const elf::Image& image)
{
  if (!library.segments || library.segment_count != image.segments.size()) {
    return false;
  }
  const auto* mapped = static_cast<const Elf64_Phdr*>(library.segments);
  for (std::size_t i = 0; i < image.segments.size(); ++i) {
    if (!is_same_segment(mapped[i], image.segments[i])) {
      return false;
    }
  }
  return true;
}

/// The segment whose file part holds a range of addresses, and maps it.
bool
is_readable(const elf::Image& image, std::uint64_t address, std::uint64_t size)
{
  for (const auto& segment : image.segments) {
    if (segment.type == PT_LOAD && (segment.flags & PF_R) &&
        address >= segment.address &&
        address - segment.address <= segment.file_size &&
        size <= segment.file_size - (address - segment.address)) {
      return true;
    }
  }
  return false;
}

bool
has_same_bytes(const Library& library,
               const elf::Image& image,
               std::uint64_t address,
               base::Bytes read)
{
  if (!is_readable(image, address, read.size())) {
    return false;
  }
  const auto* mapped = reinterpret_cast<const void*>(library.base + address);
  // What is empty may be null, which memcmp() must not have.
  return read.size() == 0 || std::memcmp(mapped, read.data(), read.size()) == 0;
}

/// The address of a file offset, by the PT_LOAD that holds it.
std::optional<std::uint64_t>
find_mapped_address(const elf::Image& image, std::uint64_t offset)
{
  for (const auto& segment : image.segments) {
    if (segment.type == PT_LOAD && offset >= segment.offset &&
        offset - segment.offset < segment.file_size) {
      return segment.address + (offset - segment.offset);
    }
  }
  return std::nullopt;
}

/// A note that no segment maps, found by the section table, has nothing in
/// memory to be compared with; a text that was left in the file was not
/// verified, and its fingerprint in the table stands for it.
bool
has_same_notes(const Library& library, const verify::Candidate& candidate)
{
  for (const auto& note : candidate.notes) {
    const auto address = find_content_address(candidate.image, note);
    if (address &&
        !has_same_bytes(library, candidate.image, *address, note.content)) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::optional<std::uint64_t>
find_content_address(const elf::Image& image, const elf::Note& note)
{
  return find_mapped_address(image, note.content_offset);
}

bool
is_confirmed(const Library& library, const verify::Candidate& candidate)
{
  const auto& symbols = candidate.symbols;
  return has_same_segments(library, candidate.image) &&
         has_same_bytes(
           library, candidate.image, symbols.table_address, symbols.table) &&
         has_same_bytes(library,
                        candidate.image,
                        symbols.strings_address,
                        symbols.strings) &&
         has_same_notes(library, candidate);
}

bool
is_confirmed(const Library& library, const verify::Decided& plugin)
{
  const auto& [places, hash, table, strings] = plugin.tables;
  const auto is_same = [&](std::uint64_t address, const base::Bytes& read) {
    return has_same_bytes(library, plugin.outline.image, address, read);
  };
  return has_same_segments(library, plugin.outline.image) &&
         is_same(places.hash_address, hash) &&
         is_same(places.table_address, table) &&
         is_same(places.strings_address, strings) &&
         is_same(plugin.outline.decision_note.address,
                 plugin.outline.decision_note.bytes) &&
         is_same(plugin.outline.exports_note.address,
                 plugin.outline.exports_note.bytes);
}

}  // namespace hallmark::image
