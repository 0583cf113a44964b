// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/notes.hpp"

#include "base/text.hpp"
#include "elf/fields.hpp"

#include <algorithm>

#include <elf.h>

namespace hallmark::elf {
namespace {

// A note, gABI chapter 5, "Note Section"; padding is counted from its start:
//
//   name size     4  with its NUL
//   content size  4
//   type          4
//   name             padded to the alignment
//   content          padded to the alignment
constexpr std::uint64_t header_size = 12;

/// How far notes of a holder are padded.
enum class Padding {
  four,
  eight,
  mixed,  ///< 8 for GNU's property note, 4 for all others
};

/// Bytes that hold notes: a segment, or a section.
struct Holder {
  std::string_view kind;  ///< `segment` or `section`
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  std::uint64_t alignment = 0;
};

std::uint64_t
round_up(std::uint64_t size, std::uint64_t alignment)
{
  return (size + alignment - 1) / alignment * alignment;
}

base::BoxedError
make_end_error(const Holder& holder, std::uint64_t offset, std::uint64_t end)
{
  auto text = "note at " + base::format_hex(holder.offset + offset) + " ends ";
  text += base::format_count(end - holder.size, "byte") + " past its ";
  text += holder.kind;
  return base::box_error(Code::malformed, std::move(text));
}

bool
is_zero(Bytes bytes)
{
  return bytes.view().find_first_not_of('\0') == std::string_view::npos;
}

std::uint64_t
find_alignment(Padding padding, std::string_view owner, std::uint32_t type)
{
  const auto is_property = owner == "GNU" && type == NT_GNU_PROPERTY_TYPE_0;
  return padding == Padding::eight || (padding == Padding::mixed && is_property)
           ? 8
           : 4;
}

/// A note, and whether its padding is zeros.
struct Placed {
  Note note;
  bool is_padded = true;
};

/// The note at `offset` of a holder; its own offset is that in the file.
Result<Placed>
parse_note(Bytes bytes,
           const Holder& holder,
           Padding padding,
           std::uint64_t offset)
{
  if (!bytes.has(offset, header_size)) {
    return make_end_error(holder, offset, offset + header_size);
  }
  Fields fields(bytes, offset);
  const std::uint64_t name_size = fields.next<std::uint32_t>();
  const std::uint64_t content_size = fields.next<std::uint32_t>();
  Placed placed;
  auto& note = placed.note;
  note.type = fields.next<std::uint32_t>();
  note.offset = holder.offset + offset;

  const auto name = bytes.slice(offset + header_size, name_size);
  if (name) {
    note.owner =
      name->view().substr(0, name->view().find_last_not_of('\0') + 1);
  }
  const auto alignment = find_alignment(padding, note.owner, note.type);
  const auto content_offset =
    offset + round_up(header_size + name_size, alignment);
  const auto content = bytes.slice(content_offset, content_size);
  if (!name || !content) {
    return make_end_error(holder, offset, content_offset + content_size);
  }
  // The last note of a holder may go without its padding.
  note.size =
    std::min(round_up(content_offset - offset + content_size, alignment),
             bytes.size() - offset);
  note.content = *content;
  const auto name_end = offset + header_size + name_size;
  const auto end = content_offset + content_size;
  placed.is_padded =
    is_zero(*bytes.slice(name_end, content_offset - name_end)) &&
    is_zero(*bytes.slice(end, offset + note.size - end));
  return placed;
}

/// Where the next note may begin: a linker that puts notes of both alignments
/// into one segment leaves four bytes before one of eight.
std::uint64_t
skip_gap(Bytes bytes, Padding padding, std::uint64_t offset)
{
  const auto gap = bytes.slice(offset, 4);
  return padding == Padding::mixed && offset % 8 == 4 && gap && is_zero(*gap)
           ? offset + 4
           : offset;
}

/// The notes of a holder that are an owner's.
struct Walk {
  std::vector<Note> notes;
  bool is_padded = true;  ///< nothing but zeros stands between notes
};

Result<Walk>
walk_notes(Bytes bytes,
           const Holder& holder,
           Padding padding,
           std::string_view owner)
{
  Walk walk;
  for (std::uint64_t offset = 0; offset < bytes.size();) {
    offset = skip_gap(bytes, padding, offset);
    const auto rest = bytes.slice(offset, bytes.size() - offset);
    if (rest->size() < header_size && is_zero(*rest)) {
      break;
    }
    const auto placed = parse_note(bytes, holder, padding, offset);
    if (!placed) {
      return placed.error();
    }
    walk.is_padded = walk.is_padded && placed->is_padded;
    if (placed->note.owner == owner) {
      walk.notes.push_back(placed->note);
    }
    offset += placed->note.size;
  }
  return walk;
}

bool
is_sound(const Result<Walk>& walk)
{
  return walk && walk->is_padded;
}

/// Add the notes of an owner that a holder has. mold gives a segment of all
/// notes the alignment of the largest: it is read as it says, and as mixed
/// where only that comes out.
Result<void>
add_notes(Source& source,
          const Holder& holder,
          std::string_view owner,
          std::vector<Note>& notes)
{
  const auto bytes = source.read(holder.offset, holder.size);
  if (!bytes) {
    return bytes.error();
  }
  auto walk = walk_notes(*bytes,
                         holder,
                         holder.alignment == 8 ? Padding::eight : Padding::four,
                         owner);
  if (!is_sound(walk)) {
    auto mixed = walk_notes(*bytes, holder, Padding::mixed, owner);
    if (is_sound(mixed)) {
      walk = std::move(mixed);
    }
  }
  if (!walk) {
    return walk.error();
  }
  notes.insert(notes.end(), walk->notes.begin(), walk->notes.end());
  return {};
}

/// Put notes in file order; one that two holders share is one note.
void
sort_notes(std::vector<Note>& notes)
{
  std::sort(notes.begin(), notes.end(), [](const Note& a, const Note& b) {
    return a.offset < b.offset;
  });
  const auto last =
    std::unique(notes.begin(), notes.end(), [](const Note& a, const Note& b) {
      return a.offset == b.offset;
    });
  notes.erase(last, notes.end());
}

/// Notes of all holders. Holders that overlap, as only hostile ones do, would
/// multiply the work: together they are no larger than the file.
Result<std::vector<Note>>
read_holders(Source& source,
             const std::vector<Holder>& holders,
             std::string_view owner)
{
  std::vector<Note> notes;
  std::uint64_t total = 0;
  for (const auto& holder : holders) {
    total += holder.size;
    if (total > source.size()) {
      return base::box_mismatch(Code::malformed,
                                "notes overlap",
                                base::format_count(total, "byte"),
                                "at most " + std::to_string(source.size()));
    }
    if (auto added = add_notes(source, holder, owner, notes); !added) {
      return added.error();
    }
  }
  sort_notes(notes);
  return notes;
}

std::vector<Holder>
find_segments(const Image& image)
{
  std::vector<Holder> holders;
  for (const auto& segment : image.segments) {
    if (segment.type == PT_NOTE && segment.file_size != 0) {
      holders.push_back(
        {"segment", segment.offset, segment.file_size, segment.alignment});
    }
  }
  return holders;
}

/// Whether a section is named `.note.OWNER`, the owner in lower case.
bool
is_named_for(const Section& section, std::string_view owner)
{
  constexpr std::string_view prefix = ".note.";
  if (!section.name.starts_with(prefix)) {
    return false;
  }
  const auto name = section.name.substr(prefix.size());
  return std::equal(
    name.begin(), name.end(), owner.begin(), owner.end(), [](char a, char b) {
      return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b | 0x20) : b);
    });
}

std::vector<Holder>
find_sections(const std::vector<Section>& sections, std::string_view owner)
{
  std::vector<Holder> holders;
  for (const auto& section : sections) {
    const auto holds = section.type == SHT_NOTE || is_named_for(section, owner);
    const auto has_bytes = section.type != SHT_NULL &&
                           section.type != SHT_NOBITS && section.size != 0;
    if (holds && has_bytes) {
      holders.push_back(
        {"section", section.offset, section.size, section.alignment});
    }
  }
  return holders;
}

}  // namespace

Result<std::vector<Note>>
read_notes(Source& source, const Image& image, std::string_view owner)
{
  auto notes = read_holders(source, find_segments(image), owner);
  if (!notes || !notes->empty()) {
    return notes;
  }
  const auto sections = read_sections(source, image.header);
  if (!sections) {
    return sections.error();
  }
  return read_holders(source, find_sections(*sections, owner), owner);
}

Result<std::vector<Note>>
parse_notes(Bytes bytes, std::string_view owner, std::uint64_t alignment)
{
  base::MemorySource source(bytes);
  return read_holders(source, {{"segment", 0, bytes.size(), alignment}}, owner);
}

}  // namespace hallmark::elf
