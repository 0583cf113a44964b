// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/candidate.hpp"

#include "base/text.hpp"
#include "model/table.hpp"
#include "verify/file_kind.hpp"
#include "verify/interfaces.hpp"

#include <algorithm>
#include <iterator>

#include <elf.h>

namespace hallmark::verify {
namespace {

using base::Difference;
using model::NoteType;

constexpr auto stamp_hint =
  "stamp it in its build: see 'hallmark stamp --help'";

/// How many of several stamps a message names.
constexpr std::size_t most_named = 4;

/// What check_parts() finds on its way: errors, or what a Candidate holds.
struct Verdict {
  std::optional<model::Stamp> stamp;
  model::Metadata metadata;
  ExportPlaces places;
  std::vector<Error> errors;
};

/// `a, b`; of many the first ones and how many there are.
std::string
format_some(std::vector<std::string> names)
{
  const auto count = names.size();
  names.resize(std::min(count, most_named));
  const auto text = base::join(names, ", ");
  return count > most_named
           ? text + ", … (" + std::to_string(count) + " in all)"
           : text;
}

base::Error
make_several_notes(std::string_view name,
                   const std::vector<const elf::Note*>& notes)
{
  std::vector<std::string> places;
  for (const auto* note : notes) {
    places.push_back(base::format_hex(note->offset));
  }
  return base::make_mismatch(Code::malformed,
                             "more than one " + std::string(name) + " note",
                             "notes at " + format_some(std::move(places)),
                             "one");
}

base::Error
make_several_symbols(const std::vector<std::string>& symbols)
{
  std::vector<std::string> names;
  std::ranges::transform(symbols, std::back_inserter(names), base::quote);
  return base::make_mismatch(Code::malformed,
                             "more than one stamp symbol",
                             format_some(std::move(names)),
                             "one");
}

/// Check that there is one note and one symbol, where there is either.
void
check_counts(const Parts& parts,
             const std::vector<const elf::Note*>& notes,
             std::vector<Error>& errors)
{
  if (parts.stamp_symbols.empty()) {
    errors.push_back(
      base::make_error(Code::malformed,
                       "stamp has a note but no symbol",
                       "link with the flags that 'hallmark stamp' wrote, and "
                       "let no version script hide 'hallmark$*'"));
  }
  if (notes.empty()) {
    errors.push_back(base::make_error(
      Code::malformed,
      "stamp has a symbol but no note",
      "compile and link the source that 'hallmark stamp' wrote"));
  }
  if (notes.size() > 1) {
    errors.push_back(make_several_notes("stamp", notes));
  }
  if (parts.stamp_symbols.size() > 1) {
    errors.push_back(make_several_symbols(parts.stamp_symbols));
  }
}

void
compare_spelling(std::string field,
                 const std::string& symbol,
                 const std::string& note,
                 std::vector<Difference>& differences)
{
  if (symbol != note) {
    differences.push_back({std::move(field),
                           base::quote(symbol) + " in the symbol",
                           base::quote(note) + " as in the note"});
  }
}

/// Check that the symbol spells what the note says.
void
check_agreement(const model::Identity& note,
                const std::string& name,
                std::vector<Error>& errors)
{
  // What is spelled as the note would spell it needs no closer look.
  if (name == model::format_symbol(note)) {
    return;
  }
  const auto symbol = model::parse_symbol(name);
  if (!symbol) {
    errors.push_back(symbol.error());
    return;
  }
  std::vector<Difference> differences;
  compare_spelling("path", symbol->path, note.path, differences);
  compare_spelling("version", symbol->version, note.version, differences);
  if (differences.empty()) {
    return;
  }
  const auto what =
    differences.size() == 1 ? differences.front().field : "identity";
  auto error =
    base::make_error(Code::malformed, "symbol and note differ in the " + what);
  error.differences = std::move(differences);
  errors.push_back(std::move(error));
}

/// Check that the compiler compiled for the machine that the header names. A
/// fact may name a machine that no loader is for, in words of its own.
void
check_architecture(const elf::Header& header,
                   const model::Stamp& stamp,
                   std::vector<Error>& errors)
{
  const auto machine = elf::format_machine(header.machine);
  for (const auto& fact : stamp.facts) {
    if (fact.name == "architecture" && fact.value != machine &&
        check_machine(header)) {
      errors.push_back(base::make_mismatch(Code::wrong_platform,
                                           "file is for another machine",
                                           machine,
                                           fact.value + " as in its stamp"));
    }
  }
}

/// `'audio.example/filter' 2.1.0, …`, or `none`.
std::string
format_interfaces(const std::vector<model::InterfaceName>& interfaces)
{
  std::vector<std::string> texts;
  for (const auto& one : interfaces) {
    texts.push_back(base::quote(one.name) + " " + base::escape(one.version));
  }
  return texts.empty() ? "none" : format_some(std::move(texts));
}

/// Check that the table describes the interfaces that the stamp names: the
/// table is compared with hosts, the stamp is what searches tell.
void
check_implements(const Parts& parts,
                 const model::Stamp& stamp,
                 std::vector<Error>& errors)
{
  const auto table = sort_notes(parts.notes).table;
  std::vector<model::InterfaceName> described;
  for (const auto name : model::list_interfaces(table)) {
    const auto one = model::find_interface(table, name);
    described.push_back({std::string(name), std::string(one->version)});
  }
  const auto is_same = [](const auto& one, const auto& other) {
    return one.name == other.name && one.version == other.version;
  };
  if (!std::ranges::equal(stamp.implements, described, is_same)) {
    errors.push_back(
      base::make_mismatch(Code::malformed,
                          "stamp and table differ in the interfaces",
                          format_interfaces(stamp.implements) + " in the stamp",
                          format_interfaces(described) + " as in the table"));
  }
}

/// Check that what the plugin expects of its host, and of plugins that it
/// requires, is there to be compared.
void
check_uses(const Parts& parts,
           const model::Stamp& stamp,
           std::vector<Error>& errors)
{
  const auto notes = sort_notes(parts.notes);
  const auto check = [&](const auto& interfaces, std::string_view what) {
    for (const auto& used : interfaces) {
      if (!find_expected(notes, used.name)) {
        errors.push_back(
          base::make_error(Code::malformed,
                           base::concat({"stamp does not describe interface ",
                                         base::quote(used.name),
                                         what})));
      }
    }
  };
  check(stamp.uses, ", which it uses");
  for (const auto& required : stamp.requirements) {
    check(required.interfaces, ", which it calls");
  }
}

void
check_metadata(const Parts& parts, Verdict& verdict)
{
  const auto notes = find_notes(parts.notes, NoteType::metadata);
  if (notes.size() > 1) {
    verdict.errors.push_back(make_several_notes("metadata", notes));
  }
  if (notes.size() != 1) {
    return;
  }
  auto metadata = model::parse_metadata(notes.front()->content.view());
  if (metadata) {
    verdict.metadata = std::move(*metadata);
  } else {
    verdict.errors.push_back(std::move(metadata.error()));
  }
}

/// Check what the note says against the rest of the file.
void
check_contents(const Parts& parts, const elf::Note& note, Verdict& verdict)
{
  auto stamp = model::parse_stamp(note.content.view());
  if (!stamp) {
    verdict.errors.push_back(std::move(stamp.error()));
    return;
  }
  if (parts.stamp_symbols.size() == 1) {
    check_agreement(
      stamp->identity, parts.stamp_symbols.front(), verdict.errors);
  }
  check_architecture(parts.image.header, *stamp, verdict.errors);
  check_implements(parts, *stamp, verdict.errors);
  check_uses(parts, *stamp, verdict.errors);
  check_metadata(parts, verdict);
  verdict.places = find_exports(*stamp, parts.symbols);
  if (auto error = check_exports(*stamp, parts.symbols, verdict.places)) {
    verdict.errors.push_back(std::move(*error));
  }
  verdict.stamp = std::move(*stamp);
}

Verdict
judge(const Parts& parts)
{
  Verdict verdict;
  const auto kind = find_other_kind(parts.image, parts.dynamic);
  if (!kind.empty()) {
    verdict.errors.push_back(base::make_error(
      Code::not_stamped, "not a plugin: this is " + kind, stamp_hint));
    return verdict;
  }
  const auto notes = find_notes(parts.notes, NoteType::stamp);
  if (notes.empty() && parts.stamp_symbols.empty()) {
    verdict.errors.push_back(
      base::make_error(Code::not_stamped,
                       "not a plugin: no stamp in this shared object",
                       stamp_hint));
    return verdict;
  }
  check_counts(parts, notes, verdict.errors);
  if (notes.size() == 1) {
    check_contents(parts, *notes.front(), verdict);
  }
  return verdict;
}

std::vector<std::string>
find_stamp_symbols(const elf::Symbols& symbols)
{
  std::vector<std::string> names;
  for (const auto& symbol : symbols.entries) {
    if (model::is_stamp_symbol(symbol.name) && symbol.is_export()) {
      names.emplace_back(symbol.name);
    }
  }
  return names;
}

/// Read what is behind the header: notes, and symbols if there are any.
Result<void>
read_contents(Source& source, ContractTexts texts, Parts& parts)
{
  auto dynamic = elf::read_dynamic(source, parts.image);
  if (!dynamic) {
    return std::move(dynamic.error());
  }
  parts.dynamic = std::move(*dynamic);
  if (parts.dynamic) {
    auto symbols = elf::read_symbols(source, parts.image, *parts.dynamic);
    if (!symbols) {
      return std::move(symbols.error());
    }
    parts.symbols = std::move(*symbols);
    parts.stamp_symbols = find_stamp_symbols(parts.symbols);
  }
  constexpr auto contract = static_cast<std::uint32_t>(NoteType::contract);
  auto notes = elf::read_notes(
    source,
    parts.image,
    model::note_owner,
    texts == ContractTexts::left ? std::optional(contract) : std::nullopt);
  if (!notes) {
    return std::move(notes.error());
  }
  parts.notes = std::move(*notes);
  return {};
}

}  // namespace

Result<Parts>
read_parts(Source& source,
           const std::optional<Platform>& platform,
           ContractTexts texts)
{
  const auto header = elf::read_header(source);
  if (!header) {
    return header.error();
  }
  if (auto sound = check_platform(*header, platform); !sound) {
    return std::move(sound.error());
  }
  auto image = elf::read_image(source);
  if (!image) {
    return std::move(image.error());
  }
  Parts parts;
  parts.image = std::move(*image);
  if (auto read = read_contents(source, texts, parts); !read) {
    return std::move(read.error());
  }
  return parts;
}

std::vector<Error>
check_parts(const Parts& parts)
{
  return judge(parts).errors;
}

Result<Candidate>
read_candidate(Source& source,
               const std::optional<Platform>& platform,
               ContractTexts texts)
{
  auto parts = read_parts(source, platform, texts);
  if (!parts) {
    return std::move(parts.error());
  }
  auto verdict = judge(*parts);
  if (!verdict.errors.empty()) {
    return std::move(verdict.errors.front());
  }
  Candidate candidate;
  candidate.image = std::move(parts->image);
  candidate.dynamic = std::move(*parts->dynamic);
  candidate.symbols = std::move(parts->symbols);
  candidate.notes = std::move(parts->notes);
  candidate.stamp = std::move(*verdict.stamp);
  candidate.metadata = std::move(verdict.metadata);
  candidate.places = std::move(verdict.places);
  return candidate;
}

}  // namespace hallmark::verify
