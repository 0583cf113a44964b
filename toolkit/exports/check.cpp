// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "exports/check.hpp"

#include "base/text.hpp"
#include "exports/symtab.hpp"
#include "verify/repeated.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <elf.h>

namespace hallmark::exports {
namespace {

using verify::Parts;

constexpr std::size_t longest_list = 20;

/// Of so many missing exports the nearest names are told.
constexpr std::size_t most_nearest = 10;

// gold exports the ends of segments from every shared object.
constexpr std::array<std::string_view, 3> linker_names = {"__bss_start",
                                                          "_edata",
                                                          "_end"};

std::vector<const elf::Note*>
find_stamp_notes(const Parts& parts)
{
  std::vector<const elf::Note*> notes;
  for (const auto& note : parts.notes) {
    if (note.type == static_cast<std::uint32_t>(model::NoteType::stamp)) {
      notes.push_back(&note);
    }
  }
  return notes;
}

/// No note: the generated source is not in the file.
Error
explain_missing_note(const Parts& parts)
{
  if (parts.stamp_symbols.empty()) {
    return base::make_error(
      Code::not_stamped,
      "no stamp: found neither its symbol nor its note",
      "add the stamp's source and response file to the target: stamp[0], "
      "link_args: '@' + stamp[1].full_path()");
  }
  return base::make_error(
    Code::malformed,
    "stamp symbol without a note: the generated source is not in the file",
    "add stamp[0] to the target's sources; if gcc compiles for LTO, do not "
    "link with lld");
}

/// A note and no symbol. The slot tells the causes apart: it is exported
/// unless a version script hides it. (gold, lld and mold join such a script
/// with the stamp's, bfd refuses to link with two: it stands in its place.)
Error
explain_missing_symbol(const Exported& exported, const model::Stamp& stamp)
{
  const auto is_hidden = !exported.contains("hallmark_context_slot");
  return base::make_mismatch(
    Code::malformed,
    is_hidden ? "the target's own version script hides the stamp symbol"
              : "the target is linked without the response file of its stamp",
    "no such symbol",
    base::quote(model::format_symbol(stamp.identity)),
    std::string("add link_args: '@' + stamp[1].full_path() to the target") +
      (is_hidden ? ", instead of that script" : ""));
}

Error
explain_several(std::string_view what, std::vector<std::string> details)
{
  auto error = base::make_error(Code::malformed,
                                "more than one stamp: found " +
                                  base::format_count(details.size(), what) +
                                  ", expected 1",
                                "link only one stamp into each plugin");
  std::ranges::sort(details);
  error.details = std::move(details);
  return error;
}

std::vector<std::string>
list_places(const std::vector<const elf::Note*>& notes)
{
  std::vector<std::string> places;
  for (const auto* note : notes) {
    places.push_back("at " + base::format_hex(note->offset));
  }
  return places;
}

/// Symbol and note name the same identity.
void
check_agreement(const std::string& symbol,
                const model::Identity& note,
                std::vector<Error>& errors)
{
  const auto expected = model::format_symbol(note);
  if (symbol != expected) {
    errors.push_back(
      base::make_mismatch(Code::malformed,
                          "symbol and note come from different stamps",
                          base::quote(symbol),
                          base::quote(expected),
                          "use the source and response file of the same stamp: "
                          "stamp[0], link_args: '@' + stamp[1].full_path()"));
  }
}

std::set<std::string_view>
list_declared(const model::Stamp& stamp)
{
  std::set<std::string_view> declared(stamp.exports.begin(),
                                      stamp.exports.end());
  declared.insert(stamp.optional.begin(), stamp.optional.end());
  return declared;
}

/// What holds for all exports, and so for those of which there is no trace.
std::string
make_definition_hint(std::size_t missing)
{
  return base::concat(
    {"define ",
     missing == 1 ? "it" : "each",
     " in a source of this target, with HALLMARK_EXPORT and not inline; link a "
     "static library that defines it whole: link_whole, --whole-archive"});
}

void
check_declared(const base::File& file,
               const Parts& parts,
               const Exported& exported,
               const model::Stamp& stamp,
               std::vector<Error>& errors)
{
  std::vector<std::string> missing;
  for (const auto& name : stamp.exports) {
    if (!exported.contains(name)) {
      missing.push_back(name);
    }
  }
  if (missing.empty()) {
    return;
  }

  auto error =
    base::make_error(Code::missing_export,
                     base::format_count(missing.size(), "declared export") +
                       (missing.size() == 1 ? " is missing" : " are missing"));
  const auto definitions = read_definitions(file, list_declared(stamp));
  std::unordered_set<std::string_view> known;
  for (const auto& symbol : parts.symbols.entries) {
    known.insert(symbol.name);
  }
  std::size_t untraced = 0;
  for (const auto& name : missing) {
    auto why = explain_missing(name, definitions, known.contains(name));
    if (why == not_defined && ++untraced <= most_nearest) {
      why += format_nearest(name, definitions);
    }
    error.details.push_back(base::quote(model::find_source_name(stamp, name)) +
                            why);
  }
  error.hint = untraced == 0 ? "" : make_definition_hint(missing.size());
  errors.push_back(std::move(error));
}

bool
is_own_name(std::string_view name)
{
  return name.starts_with("hallmark") ||
         std::ranges::find(linker_names, name) != linker_names.end();
}

void
check_undeclared(const Parts& parts,
                 const model::Stamp& stamp,
                 std::vector<Error>& errors)
{
  const auto stray = list_undeclared(parts, stamp);
  if (stray.empty()) {
    return;
  }

  auto error = base::make_error(
    Code::malformed,
    base::format_count(stray.size(), "exported symbol") +
      (stray.size() == 1 ? " is not declared" : " are not declared"),
    "declare them under [exports], or remove what exports them: the target's "
    "own version script, dynamic list or export flag");
  for (const auto name : stray) {
    if (error.details.size() == longest_list) {
      const auto rest = stray.size() - longest_list;
      error.details.push_back("and " + std::to_string(rest) + " more");
      break;
    }
    error.details.push_back(describe_symbol(name));
  }
  errors.push_back(std::move(error));
}

/// Addresses of thread-local variables differ from thread to thread: a table
/// made at open cannot hold them.
void
check_thread_local(const Exported& exported,
                   const model::Stamp& stamp,
                   std::vector<Error>& errors)
{
  for (const auto& name : stamp.exports) {
    const auto found = exported.find(name);
    if (found != exported.end() && found->second->type == STT_TLS) {
      errors.push_back(base::make_mismatch(
        Code::malformed,
        "export " + base::quote(model::find_source_name(stamp, name)) +
          " has no single address",
        "a thread_local variable",
        "a function or a variable",
        "export a function that returns its address"));
    }
  }
}

}  // namespace

std::set<std::string_view>
list_undeclared(const Parts& parts, const model::Stamp& stamp)
{
  const auto declared = list_declared(stamp);
  std::set<std::string_view> stray;
  for (const auto& symbol : parts.symbols.entries) {
    if (symbol.is_export() && !is_own_name(symbol.name) &&
        !declared.contains(symbol.name)) {
      stray.insert(symbol.name);
    }
  }
  return stray;
}

std::string
describe_symbol(std::string_view name)
{
  const auto text = demangle(name);
  return base::quote(name) + (text == name ? "" : ", which is " + text);
}

Findings
check_link(const base::File& file, const Parts& parts)
{
  Findings findings;
  auto& errors = findings.errors;
  const auto notes = find_stamp_notes(parts);
  if (notes.size() != 1) {
    errors.push_back(notes.empty()
                       ? explain_missing_note(parts)
                       : explain_several("note", list_places(notes)));
    return findings;
  }
  auto stamp = model::parse_stamp(notes[0]->content.view());
  if (!stamp) {
    errors.push_back(std::move(stamp.error()));
    return findings;
  }
  const auto exported = index_exports(parts.symbols.entries);
  if (parts.stamp_symbols.empty()) {
    errors.push_back(explain_missing_symbol(exported, *stamp));
    return findings;
  }

  if (parts.stamp_symbols.size() > 1) {
    errors.push_back(explain_several("symbol", parts.stamp_symbols));
  } else {
    check_agreement(parts.stamp_symbols[0], stamp->identity, errors);
  }
  if (auto error = verify::check_repeated(parts.notes, *stamp)) {
    errors.push_back(std::move(*error));
  }
  check_declared(file, parts, exported, *stamp, errors);
  check_undeclared(parts, *stamp, errors);
  check_thread_local(exported, *stamp, errors);
  findings.stamp = std::move(*stamp);
  return findings;
}

}  // namespace hallmark::exports
