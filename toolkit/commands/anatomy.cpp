// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/anatomy.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace hallmark::commands {
namespace {

/// The content of the only note of a type, or nothing.
std::optional<std::string_view>
find_note(const verify::Parts& parts, model::NoteType type)
{
  for (const auto& note : parts.notes) {
    if (note.type == static_cast<std::uint32_t>(type)) {
      return note.content.view();
    }
  }
  return std::nullopt;
}

}  // namespace

const elf::Symbol*
Anatomy::find_symbol(std::string_view name) const
{
  const auto& entries = parts.symbols.entries;
  const auto found = std::find_if(
    entries.begin(), entries.end(), [&](const elf::Symbol& symbol) {
      return symbol.name == name && symbol.is_export();
    });
  return found == entries.end() ? nullptr : &*found;
}

base::Result<Anatomy>
read_anatomy(base::Source& source)
{
  auto parts = verify::read_parts(source, std::nullopt);
  if (!parts) {
    return parts.error();
  }
  Anatomy anatomy;
  anatomy.parts = std::move(*parts);
  anatomy.faults = verify::check_parts(anatomy.parts);
  const auto& faults = anatomy.faults;
  if (!faults.empty() && faults.front().code == Code::not_stamped) {
    anatomy.unstamped = faults.front();
    anatomy.faults.clear();
    return anatomy;
  }

  // What cannot be parsed is among the faults already.
  anatomy.stamp = find_stamp(anatomy.parts);
  if (const auto note = find_note(anatomy.parts, model::NoteType::metadata)) {
    if (auto metadata = model::parse_metadata(*note)) {
      anatomy.metadata = std::move(*metadata);
    }
  }
  return anatomy;
}

std::optional<model::Stamp>
find_stamp(const verify::Parts& parts)
{
  const auto note = find_note(parts, model::NoteType::stamp);
  if (!note) {
    return std::nullopt;
  }
  auto stamp = model::parse_stamp(*note);
  return stamp ? std::optional(std::move(*stamp)) : std::nullopt;
}

std::string_view
format_kind(const elf::Symbol* symbol)
{
  return !symbol ? "missing" : symbol->is_function() ? "function" : "variable";
}

std::string
format_plain(std::string_view text)
{
  const auto quoted = base::quote(text);
  return quoted.substr(1, quoted.size() - 2);
}

}  // namespace hallmark::commands
