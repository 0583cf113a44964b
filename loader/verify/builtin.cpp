// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/builtin.hpp"

#include "base/text.hpp"
#include "model/names.hpp"

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

/// Which of the exports have an address in the record.
std::vector<std::uint32_t>
find_addresses(const std::vector<std::string>& exports,
               const model::NameIndex& addresses)
{
  std::vector<std::uint32_t> places;
  for (const auto& name : exports) {
    places.push_back(addresses.find(name).value_or(ExportPlaces::absent));
  }
  return places;
}

ExportPlaces
find_places(const model::Stamp& stamp, const model::BuiltinRecord& record)
{
  model::NameIndex addresses(record.addresses.size());
  for (std::size_t i = 0; i < record.addresses.size(); ++i) {
    addresses.insert(record.addresses[i].name, static_cast<std::uint32_t>(i));
  }
  return {find_addresses(stamp.exports, addresses),
          find_addresses(stamp.optional, addresses)};
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
  builtin.candidate.places =
    find_places(builtin.candidate.stamp, builtin.record);
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
