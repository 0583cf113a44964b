// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "elf/notes.hpp"

#include "base/text.hpp"
#include "elf/fields.hpp"
#include "elf/limits.hpp"

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
constexpr std::uint64_t note_header_size = 12;

/// A holder that is not longer is read in one piece.
constexpr std::uint64_t longest_at_once = 1 << 20;

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
  std::optional<std::uint32_t> left = {};  ///< type whose content is not read
};

/// What a holder holds, read when it is asked for.
class Window {
public:
  Window(Source& source, const Holder& given) : holder(given), source_(source)
  {
  }

  [[nodiscard]] bool has(std::uint64_t offset, std::uint64_t count) const
  {
    return offset <= holder.size && count <= holder.size - offset;
  }

  /// A range that it has.
  Result<Bytes> read(std::uint64_t offset, std::uint64_t count)
  {
    return source_.read(holder.offset + offset, count);
  }

  /// Whether there is nothing but zeros from `begin` to `end`.
  bool is_zero(std::uint64_t begin, std::uint64_t end)
  {
    const auto bytes = read(begin, end - begin);
    return bytes &&
           bytes->view().find_first_not_of('\0') == std::string_view::npos;
  }

  const Holder& holder;

private:
  Source& source_;
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

/// The owner, the sizes and the type of a note, at `offset` of its holder.
Result<Note>
parse_header(Window& window, std::uint64_t offset, std::uint64_t& name_size)
{
  const auto& holder = window.holder;
  if (!window.has(offset, note_header_size)) {
    return make_end_error(holder, offset, offset + note_header_size);
  }
  const auto header = window.read(offset, note_header_size);
  if (!header) {
    return header.error();
  }
  Fields fields(*header);
  Note note;
  name_size = fields.next<std::uint32_t>();
  note.content_size = fields.next<std::uint32_t>();
  note.type = fields.next<std::uint32_t>();
  note.offset = holder.offset + offset;
  if (name_size <= most_owner_bytes &&
      window.has(offset + note_header_size, name_size)) {
    const auto name = window.read(offset + note_header_size, name_size);
    if (!name) {
      return name.error();
    }
    note.owner =
      name->view().substr(0, name->view().find_last_not_of('\0') + 1);
  }
  return note;
}

/// The note at `offset` of a holder; its own offset is that in the file. The
/// content is read if it is the owner's.
Result<Placed>
parse_note(Window& window,
           Padding padding,
           std::string_view owner,
           std::uint64_t offset)
{
  const auto& holder = window.holder;
  std::uint64_t name_size = 0;
  auto note = parse_header(window, offset, name_size);
  if (!note) {
    return note.error();
  }
  const auto alignment = find_alignment(padding, note->owner, note->type);
  const auto name_end = offset + note_header_size + name_size;
  const auto start = offset + round_up(note_header_size + name_size, alignment);
  const auto end = start + note->content_size;
  if (!window.has(start, note->content_size)) {
    return make_end_error(holder, offset, end);
  }
  note->content_offset = holder.offset + start;
  if (note->owner == owner && note->type != holder.left) {
    const auto some =
      check_limit("bytes in a note", note->content_size, most_note_bytes);
    const auto content =
      some ? window.read(start, note->content_size) : some.error();
    if (!content) {
      return content.error();
    }
    note->content = *content;
  }
  // The last note of a holder may go without its padding.
  note->size =
    std::min(round_up(end - offset, alignment), holder.size - offset);
  return Placed{*note,
                window.is_zero(name_end, start) &&
                  window.is_zero(end, offset + note->size)};
}

/// Where the next note may begin: a linker that puts notes of both alignments
/// into one segment leaves four bytes before one of eight.
std::uint64_t
skip_gap(Window& window, Padding padding, std::uint64_t offset)
{
  return padding == Padding::mixed && offset % 8 == 4 &&
             window.has(offset, 4) && window.is_zero(offset, offset + 4)
           ? offset + 4
           : offset;
}

/// The notes of a holder that are an owner's.
struct Walk {
  std::vector<Note> notes;
  bool is_padded = true;  ///< nothing but zeros stands between notes
};

Result<Walk>
walk_notes(Source& source,
           const Holder& holder,
           Padding padding,
           std::string_view owner)
{
  Walk walk;
  Window window(source, holder);
  std::uint64_t count = 0;
  for (std::uint64_t offset = 0; offset < holder.size; ++count) {
    if (auto some = check_limit("notes", count + 1, most_notes); !some) {
      return some.error();
    }
    offset = skip_gap(window, padding, offset);
    if (holder.size - offset < note_header_size &&
        window.is_zero(offset, holder.size)) {
      break;
    }
    const auto placed = parse_note(window, padding, owner, offset);
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

/// Add the notes of an owner that a holder has. mold gives a segment of all
/// notes the alignment of the largest: it is read as it says, and as mixed
/// where only that comes out.
Result<void>
add_notes(Source& source,
          const Holder& holder,
          std::string_view owner,
          std::vector<Note>& notes)
{
  if (!holder.left && holder.size <= longest_at_once) {
    const auto bytes = source.read(holder.offset, holder.size);
    if (!bytes) {
      return bytes.error();
    }
  }
  auto walk = walk_notes(source,
                         holder,
                         holder.alignment == 8 ? Padding::eight : Padding::four,
                         owner);
  if (!walk || !walk->is_padded) {
    auto mixed = walk_notes(source, holder, Padding::mixed, owner);
    if (mixed && mixed->is_padded) {
      walk = std::move(mixed);
    }
  }
  if (!walk) {
    return walk.error();
  }
  notes.insert(notes.end(), walk->notes.begin(), walk->notes.end());
  return {};
}

/// In file order; one that two holders share is one note.
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
  }
  for (const auto& holder : holders) {
    if (auto added = add_notes(source, holder, owner, notes); !added) {
      return added.error();
    }
  }
  sort_notes(notes);
  return notes;
}

/// Whether memory will have a segment's bytes.
bool
is_mapped(const Image& image, const Segment& inner)
{
  return std::ranges::any_of(image.segments, [&](const Segment& segment) {
    return segment.type == PT_LOAD && inner.offset >= segment.offset &&
           inner.offset - segment.offset <= segment.file_size &&
           inner.file_size <=
             segment.file_size - (inner.offset - segment.offset);
  });
}

std::vector<Holder>
find_segments(const Image& image, std::optional<std::uint32_t> left)
{
  std::vector<Holder> holders;
  for (const auto& segment : image.segments) {
    if (segment.type == PT_NOTE && segment.file_size != 0) {
      holders.push_back({"segment",
                         segment.offset,
                         segment.file_size,
                         segment.alignment,
                         is_mapped(image, segment) ? left : std::nullopt});
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
read_notes(Source& source,
           const Image& image,
           std::string_view owner,
           std::optional<std::uint32_t> left)
{
  auto notes = read_holders(source, find_segments(image, left), owner);
  if (!notes || !notes->empty()) {
    return notes;
  }
  const auto sections = read_sections(source, image.header);
  if (!sections) {
    return sections.error();
  }
  return read_holders(source, find_sections(*sections, owner), owner);
}

Result<void>
read_left(Source& source, std::vector<Note>& notes)
{
  for (auto& note : notes) {
    if (note.content.size() != note.content_size) {
      const auto content = source.read(note.content_offset, note.content_size);
      if (!content) {
        return content.error();
      }
      note.content = *content;
    }
  }
  return {};
}

Result<std::vector<Note>>
parse_notes(Bytes bytes, std::string_view owner, std::uint64_t alignment)
{
  base::MemorySource source(bytes);
  return read_holders(source, {{"segment", 0, bytes.size(), alignment}}, owner);
}

}  // namespace hallmark::elf
