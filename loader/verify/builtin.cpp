// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/builtin.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace hallmark::verify {
namespace {

using model::NoteType;

/// The note of a type; the first of several.
const elf::Note*
find_note(const std::vector<elf::Note>& notes, NoteType type)
{
  const auto found = std::ranges::find(
    notes, static_cast<std::uint32_t>(type), &elf::Note::type);
  return found == notes.end() ? nullptr : &*found;
}

/// An export without an address is a thread-local one or is not there: the
/// build step has refused the latter.
Result<void>
read_texts(Candidate& candidate)
{
  const auto* stamp = find_note(candidate.notes, NoteType::stamp);
  if (!stamp) {
    return base::box_error(Code::malformed,
                           "record of a built-in plugin has no stamp");
  }
  auto parsed = model::parse_stamp(stamp->content.view());
  if (!parsed) {
    return parsed.error();
  }
  candidate.stamp = *std::move(parsed);
  if (const auto* note = find_note(candidate.notes, NoteType::metadata)) {
    auto metadata = model::parse_metadata(note->content.view());
    if (!metadata) {
      return metadata.error();
    }
    candidate.metadata = *std::move(metadata);
  }
  return {};
}

}  // namespace

Result<Builtin>
read_builtin(base::Bytes content)
{
  auto record = model::parse_builtin(content);
  if (!record) {
    return record.error();
  }
  auto notes = elf::parse_notes(record->notes, model::note_owner);
  if (!notes) {
    return notes.error();
  }
  Builtin builtin;
  builtin.record = *std::move(record);
  builtin.candidate.notes = *std::move(notes);
  if (auto read = read_texts(builtin.candidate); !read) {
    return read.error();
  }
  return builtin;
}

const model::BuiltinAddress*
find_address(const model::BuiltinRecord& record, std::string_view name)
{
  const auto found =
    std::ranges::find(record.addresses, name, &model::BuiltinAddress::name);
  return found == record.addresses.end() ? nullptr : &*found;
}

}  // namespace hallmark::verify
