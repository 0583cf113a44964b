// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "find/record.hpp"

#include "base/text.hpp"
#include "verify/demands.hpp"

#include <charconv>
#include <utility>

namespace hallmark::find {
namespace {

void
add_text(std::string& bytes, std::string_view text)
{
  add_number(bytes, static_cast<std::uint32_t>(text.size()));
  bytes += text;
  bytes += '\0';
}

std::string
make_record(Record::Kind kind)
{
  std::string bytes;
  add_number(bytes, static_cast<std::uint32_t>(kind));
  return bytes;
}

/// Takes texts off the front of bytes, until one is not whole.
class TextReader {
public:
  explicit TextReader(base::Bytes bytes) : bytes_(bytes) {}

  std::optional<std::string_view> take()
  {
    const auto size = bytes_.number<std::uint32_t>(0);
    const auto text =
      size ? bytes_.slice(4, std::uint64_t{*size} + 1) : std::nullopt;
    if (!text || text->view().back() != '\0') {
      return std::nullopt;
    }
    bytes_ = *bytes_.slice(5 + std::uint64_t{*size},
                           bytes_.size() - 5 - std::uint64_t{*size});
    return text->view().substr(0, *size);
  }

  bool take(std::string& to)
  {
    const auto text = take();
    to = text.value_or("");
    return text.has_value();
  }

  bool take(std::string_view& to)
  {
    const auto text = take();
    to = text.value_or("");
    return text.has_value();
  }

  bool take(unsigned& to)
  {
    const auto text = take().value_or("");
    const auto [end, reason] =
      std::from_chars(text.data(), text.data() + text.size(), to);
    return reason == std::errc() && end == text.data() + text.size();
  }

  [[nodiscard]] bool is_empty() const { return bytes_.size() == 0; }

private:
  base::Bytes bytes_;
};

/// The lines that name interfaces, which stand before all others.
std::string_view
find_interfaces(std::string_view table)
{
  constexpr std::string_view key = "interface\t";
  std::size_t end = 0;
  while (table.substr(end).starts_with(key)) {
    const auto line = table.find('\n', end);
    end = line == std::string_view::npos ? table.size() : line + 1;
  }
  return table.substr(0, end);
}

std::string_view
find_content(const verify::Candidate& candidate, model::NoteType type)
{
  for (const auto& note : candidate.notes) {
    if (note.type == static_cast<std::uint32_t>(type)) {
      return note.content.view();
    }
  }
  return {};
}

/// What tells the fingerprints of what a plugin uses.
std::string
format_expected(const verify::Notes& notes)
{
  std::string lines;
  for (auto content : notes.expected) {
    lines += base::concat({base::take_line(content), "\n"});
  }
  return lines;
}

std::string
format_lacking(const verify::Candidate& candidate)
{
  std::string lines;
  for (const auto name : verify::list_offered(candidate).list_undefined()) {
    lines += base::concat({name, "\n"});
  }
  return lines;
}

}  // namespace

std::string
format_record(const verify::Candidate& candidate)
{
  auto bytes = make_record(Record::Kind::plugin);
  add_text(bytes, candidate.stamp.identity.path);
  add_text(bytes, candidate.stamp.identity.version);
  add_text(bytes, find_content(candidate, model::NoteType::stamp));
  add_text(bytes, find_content(candidate, model::NoteType::metadata));
  const auto notes = verify::sort_notes(candidate.notes);
  add_text(bytes, find_interfaces(notes.table));
  add_text(bytes, format_expected(notes));
  add_text(bytes, format_lacking(candidate));
  return bytes;
}

std::string
format_record(const base::Error& error)
{
  auto bytes = make_record(Record::Kind::unusable);
  add_text(bytes, std::to_string(static_cast<unsigned>(error.code)));
  add_text(bytes, error.message);
  add_text(bytes, error.hint);
  add_text(bytes, error.details_tell_all ? "1" : "0");
  add_text(bytes, std::to_string(error.differences.size()));
  for (const auto& difference : error.differences) {
    add_text(bytes, difference.field);
    add_text(bytes, difference.found);
    add_text(bytes, difference.expected);
  }
  for (const auto& detail : error.details) {
    add_text(bytes, detail);
  }
  return bytes;
}

std::string
format_passed_over()
{
  return make_record(Record::Kind::passed_over);
}

std::optional<Record>
parse_record(base::Bytes bytes)
{
  const auto kind = bytes.number<std::uint32_t>(0);
  if (!kind || *kind > static_cast<std::uint32_t>(Record::Kind::passed_over)) {
    return std::nullopt;
  }
  Record record;
  record.kind = static_cast<Record::Kind>(*kind);
  const auto rest = *bytes.slice(4, bytes.size() - 4);
  if (record.kind == Record::Kind::unusable) {
    record.error = rest;
    return parse_error(record) ? std::optional(record) : std::nullopt;
  }
  TextReader texts(rest);
  const auto is_whole =
    record.kind == Record::Kind::passed_over ||
    (texts.take(record.path) && texts.take(record.version) &&
     texts.take(record.stamp) && texts.take(record.metadata) &&
     texts.take(record.interfaces) && texts.take(record.expected) &&
     texts.take(record.lacking));
  return is_whole && texts.is_empty() ? std::optional(record) : std::nullopt;
}

std::optional<base::Error>
parse_error(const Record& record)
{
  base::Error error;
  TextReader texts(record.error);
  unsigned number = 0;
  unsigned tells_all = 0;
  unsigned count = 0;
  if (!texts.take(number) || !texts.take(error.message) ||
      !texts.take(error.hint) || !texts.take(tells_all) || !texts.take(count)) {
    return std::nullopt;
  }
  const auto code = base::find_code(number);
  if (!code) {
    return std::nullopt;
  }
  error.code = *code;
  error.details_tell_all = tells_all != 0;
  for (unsigned i = 0; i < count; ++i) {
    base::Difference difference;
    if (!texts.take(difference.field) || !texts.take(difference.found) ||
        !texts.take(difference.expected)) {
      return std::nullopt;
    }
    error.differences.push_back(std::move(difference));
  }
  while (!texts.is_empty()) {
    std::string detail;
    if (!texts.take(detail)) {
      return std::nullopt;
    }
    error.details.push_back(std::move(detail));
  }
  return error;
}

}  // namespace hallmark::find
