// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/anatomy.hpp"

#include "base/text.hpp"
#include "exports/typing.hpp"
#include "model/contract_parse.hpp"
#include "model/table.hpp"
#include "verify/interfaces.hpp"
#include "verify/repeated.hpp"

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

void
add_exports(const std::vector<std::string>& linkages,
            bool is_optional,
            Anatomy& anatomy)
{
  for (const auto& linkage : linkages) {
    const auto* symbol = anatomy.find_symbol(linkage);
    exports::Entry entry;
    entry.name = model::find_source_name(*anatomy.stamp, linkage);
    entry.linkage = linkage;
    entry.kind = format_kind(symbol);
    entry.size = symbol ? symbol->size : 0;
    entry.is_optional = is_optional;
    anatomy.exports.push_back(std::move(entry));
  }
}

void
read_exports(Anatomy& anatomy)
{
  add_exports(anatomy.stamp->exports, false, anatomy);
  add_exports(anatomy.stamp->optional, true, anatomy);
  if (auto added = exports::add_types(anatomy.parts.notes, anatomy.exports);
      !added) {
    anatomy.faults.push_back(std::move(added.error()));
  }
}

/// What is not sound is a fault.
void
read_expected(Anatomy& anatomy)
{
  for (const auto content : verify::sort_notes(anatomy.parts.notes).expected) {
    const auto expected = verify::parse_expected(content);
    if (!expected) {
      anatomy.faults.push_back(base::make_error(
        Code::malformed, "the first line of an interface note is malformed"));
      continue;
    }
    const auto contract = model::parse_contract(expected->text);
    if (!contract) {
      anatomy.faults.push_back(contract.error());
      continue;
    }
    anatomy.expected.push_back({std::string(expected->name),
                                std::string(expected->version),
                                std::string(expected->fingerprint),
                                contract->provider == model::Provider::host});
  }
}

}  // namespace

std::string
Anatomy::find_fingerprint(std::string_view name) const
{
  const auto table = verify::sort_notes(parts.notes).table;
  const auto found = model::find_interface(table, name);
  return found ? std::string(found->fingerprint) : std::string();
}

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
    read_expected(anatomy);
    return anatomy;
  }

  // What cannot be parsed is among the faults already.
  anatomy.stamp = find_stamp(anatomy.parts);
  if (anatomy.stamp) {
    read_exports(anatomy);
    if (auto error =
          verify::check_repeated(anatomy.parts.notes, *anatomy.stamp)) {
      anatomy.faults.push_back(std::move(*error));
    }
  }
  read_expected(anatomy);
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
