// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/repeated.hpp"

#include "base/text.hpp"
#include "model/decision.hpp"
#include "model/table.hpp"
#include "verify/interfaces.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace hallmark::verify {
namespace {

using base::Error;
using model::NoteType;

model::Table
read_table(const std::vector<elf::Note>& notes)
{
  const auto found = find_notes(notes, NoteType::table);
  if (found.empty()) {
    return {};
  }
  const auto text = found.front()->content.view();
  auto table = model::parse_table(text.substr(0, text.find('\0')));
  return table ? *std::move(table) : model::Table();
}

std::string
format_stamp_facts(const std::vector<model::Fact>& facts)
{
  std::string lines;
  for (const auto& fact : facts) {
    lines += base::concat({"fact.", fact.name, "=", fact.value, "\n"});
  }
  return lines;
}

/// Whether the notes that are said to follow end where a note ends.
bool
ends_with_note(const std::vector<elf::Note>& notes,
               const elf::Note& decision,
               std::uint64_t following)
{
  const auto end = decision.offset + decision.size + following;
  return std::ranges::any_of(notes, [&](const elf::Note& note) {
    return note.offset + note.size == end;
  });
}

Error
make_error(std::string what)
{
  return base::make_error(Code::malformed, std::move(what));
}

}  // namespace

std::optional<Error>
check_repeated(const std::vector<elf::Note>& notes, const model::Stamp& stamp)
{
  const auto decisions = find_notes(notes, NoteType::decision);
  const auto exports = find_notes(notes, NoteType::exports);
  if (decisions.empty() && exports.empty()) {
    return std::nullopt;
  }
  if (decisions.size() != 1 || exports.size() != 1) {
    return base::make_mismatch(Code::malformed,
                               "stamp has other notes that decide",
                               std::to_string(decisions.size()) +
                                 " of type 8, " +
                                 std::to_string(exports.size()) + " of type 9",
                               "one of each, or none");
  }
  const auto& note = *decisions.front();
  const auto decision = model::parse_decision(note.content);
  if (!decision) {
    return make_error("note of type 8 is not sound");
  }
  const auto expected = model::format_decision(stamp, read_table(notes));
  const auto facts = format_stamp_facts(stamp.facts);
  constexpr std::size_t start = sizeof(std::uint32_t);
  const auto content = note.content.view();
  const auto end = start + expected.decision.size() + facts.size();
  if (content.substr(start, expected.decision.size()) != expected.decision ||
      content.substr(std::min(start + expected.decision.size(), content.size()),
                     facts.size()) != facts ||
      content.find_first_not_of('\0', std::min(end, content.size())) !=
        content.npos) {
    return make_error("note of type 8 and the texts of the stamp differ");
  }
  const auto names = exports.front()->content.view();
  if (names.substr(0, expected.exports.size()) != expected.exports ||
      names.find_first_not_of('\0', expected.exports.size()) != names.npos) {
    return make_error("note of type 9 and the texts of the stamp differ");
  }
  if (!ends_with_note(notes, note, decision->following)) {
    return make_error("note of type 8 counts other notes than follow it");
  }
  return std::nullopt;
}

}  // namespace hallmark::verify
