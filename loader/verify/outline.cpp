// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/outline.hpp"

#include "base/text.hpp"
#include "elf/fields.hpp"
#include "elf/limits.hpp"

#include <algorithm>
#include <utility>

#include <elf.h>

namespace hallmark::verify {
namespace {

using model::NoteType;

constexpr std::uint64_t note_header_size = 24;  ///< of ours, with the owner

std::uint64_t
round_up(std::uint64_t size)
{
  return (size + 3) / 4 * 4;
}

/// A note of a segment, by its place there.
struct Place {
  std::uint32_t type = 0;
  bool is_ours = false;
  std::uint64_t content = 0;  ///< offset in the segment
  std::uint64_t content_size = 0;
  std::uint64_t end = 0;
};

/// The note at an offset; nothing when it is not sound.
std::optional<Place>
read_place(base::Source& source,
           const elf::Segment& segment,
           std::uint64_t offset)
{
  constexpr std::uint64_t start_size = 12;
  if (segment.file_size - offset < start_size) {
    return std::nullopt;
  }
  const auto room = segment.file_size - offset;
  const auto start =
    source.read(segment.offset + offset, std::min(room, note_header_size));
  if (!start) {
    return std::nullopt;
  }
  elf::Fields fields(*start);
  const std::uint64_t name_size = fields.next<std::uint32_t>();
  Place place;
  place.content_size = fields.next<std::uint32_t>();
  place.type = fields.next<std::uint32_t>();
  place.content = offset + start_size + round_up(name_size);
  place.end = round_up(place.content + place.content_size);
  const auto owner = start->slice(start_size, model::note_owner.size() + 1);
  place.is_ours = name_size == model::note_owner.size() + 1 && owner &&
                  owner->view().starts_with(model::note_owner) &&
                  owner->view().back() == '\0';
  // The last note of a segment may go without its padding.
  if (place.content + place.content_size > segment.file_size) {
    return std::nullopt;
  }
  place.end = std::min(place.end, segment.file_size);
  return place;
}

/// What is looked for among the notes of a file.
struct Found {
  std::optional<model::Decision> decision;
  MappedPart decision_note;
  std::optional<MappedPart> exports;
  std::uint64_t count = 0;  ///< of notes, whosever they are
};

std::optional<MappedPart>
read_part(base::Source& source, const elf::Segment& segment, const Place& place)
{
  if (place.content_size > elf::most_note_bytes) {
    return std::nullopt;
  }
  auto bytes = source.read(segment.offset + place.content, place.content_size);
  if (!bytes) {
    return std::nullopt;
  }
  return MappedPart{segment.address + place.content, *bytes};
}

bool
is_type(const Place& place, NoteType type)
{
  return place.is_ours && place.type == static_cast<std::uint32_t>(type);
}

/// Look at the notes of a segment. What belongs to the stamp is passed over as
/// note type 8 says. False: the segment is not sound.
bool
look_at(base::Source& source, const elf::Segment& segment, Found& found)
{
  for (std::uint64_t offset = 0; offset < segment.file_size;) {
    if (++found.count > elf::most_notes) {
      return false;
    }
    const auto place = read_place(source, segment, offset);
    if (!place) {
      return false;
    }
    offset = place->end;
    if (!place->is_ours) {
      continue;
    }
    if (found.decision || !is_type(*place, NoteType::decision)) {
      return false;
    }
    const auto part = read_part(source, segment, *place);
    found.decision = part ? model::parse_decision(part->bytes) : std::nullopt;
    if (!found.decision ||
        found.decision->following > segment.file_size - offset) {
      return false;
    }
    found.decision_note = *part;
    const auto next = read_place(source, segment, offset);
    if (!next || !is_type(*next, NoteType::exports)) {
      return false;
    }
    found.exports = read_part(source, segment, *next);
    offset += found.decision->following;
  }
  return true;
}

/// Whether memory has a segment's bytes where it says, to be read there: texts
/// are read later where they are mapped.
bool
is_mapped(const elf::Image& image, const elf::Segment& notes)
{
  return std::ranges::any_of(image.segments, [&](const elf::Segment& load) {
    return load.type == PT_LOAD && (load.flags & PF_R) != 0 &&
           notes.address >= load.address &&
           notes.address - load.address <= load.file_size &&
           notes.file_size <= load.file_size - (notes.address - load.address) &&
           notes.offset == load.offset + (notes.address - load.address);
  });
}

/// The notes that decide, if nothing else in the file is Hallmark's.
std::optional<Found>
find_deciding_notes(base::Source& source, const elf::Image& image)
{
  Found found;
  for (const auto& segment : image.segments) {
    if (segment.type == PT_NOTE && segment.file_size != 0 &&
        (!is_mapped(image, segment) || !look_at(source, segment, found))) {
      return std::nullopt;
    }
  }
  return found.decision && found.exports ? std::optional(std::move(found))
                                         : std::nullopt;
}

/// Whether the compiler compiled for the machine that the header names.
bool
has_machine(const elf::Header& header, std::string_view facts)
{
  constexpr std::string_view prefix = "fact.architecture=";
  while (!facts.empty()) {
    const auto line = base::take_line(facts);
    if (line.starts_with(prefix)) {
      return line.substr(prefix.size()) == elf::format_machine(header.machine);
    }
  }
  return true;
}

}  // namespace

std::optional<Outline>
read_outline(base::Source& source, const Platform& platform)
{
  auto image = elf::read_image(source);
  if (!image || !check_platform(image->header, platform)) {
    return std::nullopt;
  }
  const auto found = find_deciding_notes(source, *image);
  if (!found) {
    return std::nullopt;
  }
  const auto& decision = *found->decision;
  if (decision.has_demands || !has_machine(image->header, decision.facts)) {
    return std::nullopt;
  }
  return Outline{
    *std::move(image), decision, found->decision_note, *found->exports};
}

}  // namespace hallmark::verify
