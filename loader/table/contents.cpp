// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "table/contents.hpp"

#include <algorithm>
#include <utility>

#include <link.h>

namespace hallmark::table {
namespace {

using base::Result;

/// The notes of ours that are mapped.
std::vector<elf::Note>
list_notes(const image::Library& library)
{
  std::vector<elf::Note> all;
  const auto* segments = static_cast<const ElfW(Phdr)*>(library.segments);
  for (std::size_t i = 0; i < library.segment_count; ++i) {
    const auto& segment = segments[i];
    if (segment.p_type != PT_NOTE) {
      continue;
    }
    const auto* start =
      reinterpret_cast<const char*>(library.base + segment.p_vaddr);
    const auto notes =
      elf::parse_notes(base::Bytes(std::string_view(start, segment.p_filesz)),
                       model::note_owner,
                       segment.p_align);
    if (notes) {
      all.insert(all.end(), notes->begin(), notes->end());
    }
  }
  return all;
}

std::string_view
find_note(const std::vector<elf::Note>& notes, model::NoteType type)
{
  const auto found = std::ranges::find(
    notes, static_cast<std::uint32_t>(type), &elf::Note::type);
  return found == notes.end() ? std::string_view() : found->content.view();
}

/// What fill() needs of a plugin, read from memory.
Result<verify::Candidate>
read_mapped(const image::Library& library, const image::MappedExports& decided)
{
  verify::Candidate candidate;
  candidate.notes = list_notes(library);
  auto stamp =
    model::parse_stamp(find_note(candidate.notes, model::NoteType::stamp));
  if (!stamp) {
    return std::move(stamp.error());
  }
  candidate.stamp = *std::move(stamp);
  auto metadata = model::parse_metadata(
    find_note(candidate.notes, model::NoteType::metadata));
  if (!metadata) {
    return std::move(metadata.error());
  }
  candidate.metadata = *std::move(metadata);
  candidate.symbols = decided.symbols();
  if (auto parsed = elf::parse_entries(candidate.symbols); !parsed) {
    return std::move(parsed.error());
  }
  candidate.places = verify::find_exports(candidate.stamp, candidate.symbols);
  return candidate;
}

}  // namespace

Result<void>
Contents::fill(const image::Library& library,
               const verify::Candidate& candidate)
{
  facts = candidate.stamp.facts;
  texts = Texts(candidate.metadata);
  auto resolved = image::Exports::make(library, candidate);
  if (!resolved) {
    return std::move(resolved.error());
  }
  exports = *std::move(resolved);
  contracts.fill(library, candidate);
  return {};
}

void
Contents::fill(const verify::Builtin& builtin)
{
  facts = builtin.candidate.stamp.facts;
  texts = Texts(builtin.candidate.metadata);
  exports = image::Exports(builtin);
  contracts.fill(builtin.candidate.notes);
}

void
Contents::read(const image::Library& library,
               const image::MappedExports& decided)
{
  auto candidate = read_mapped(library, decided);
  if (!candidate) {
    error = std::move(candidate.error());
    return;
  }
  auto resolved = image::Exports::make(library, *candidate);
  if (!resolved) {
    error = std::move(resolved.error());
    return;
  }
  facts = std::move(candidate->stamp.facts);
  texts = Texts(candidate->metadata);
  exports = *std::move(resolved);
  contracts.fill(candidate->notes);
}

}  // namespace hallmark::table
