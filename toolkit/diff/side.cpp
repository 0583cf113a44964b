// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "diff/side.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "model/contract_parse.hpp"
#include "verify/candidate.hpp"
#include "verify/interfaces.hpp"

#include <algorithm>
#include <utility>

namespace hallmark::diff {
namespace {

using model::NoteType;

constexpr std::string_view elf_magic = "\177ELF";

/// Parse a text and keep it.
Result<void>
add_contract(std::string_view text, bool is_expected, Side& side)
{
  Spoken spoken;
  spoken.text = std::make_unique<const std::string>(text);
  spoken.is_expected = is_expected;
  auto contract = model::parse_contract(*spoken.text);
  if (!contract) {
    return std::move(contract.error());
  }
  spoken.contract = *std::move(contract);
  side.spoken.push_back(std::move(spoken));
  return {};
}

Result<void>
add_stamp(const elf::Note& note, const verify::Parts& parts, Side& side)
{
  auto stamp = model::parse_stamp(note.content.view());
  if (!stamp) {
    return std::move(stamp.error());
  }
  auto manifest = exports::make_manifest(*stamp, parts);
  if (!manifest) {
    return std::move(manifest.error());
  }
  side.kind = Kind::plugin;
  side.manifest = *std::move(manifest);
  return {};
}

/// What a file provides and what it expects, in the order of its notes.
Result<void>
add_texts(const verify::Notes& notes, Side& side)
{
  for (const auto text : notes.contracts) {
    if (auto added = add_contract(text, false, side); !added) {
      return added;
    }
  }
  for (auto text : notes.expected) {
    base::take_line(text);
    if (auto added = add_contract(text, true, side); !added) {
      return added;
    }
  }
  return {};
}

Result<Side>
read_elf(base::Source& source)
{
  const auto parts = verify::read_parts(source, std::nullopt);
  if (!parts) {
    return parts.error();
  }
  Side side;
  side.kind = Kind::host;
  for (const auto& note : parts->notes) {
    if (static_cast<NoteType>(note.type) == NoteType::stamp) {
      if (auto added = add_stamp(note, *parts, side); !added) {
        return std::move(added.error());
      }
    }
  }
  if (auto added = add_texts(verify::sort_notes(parts->notes), side); !added) {
    return std::move(added.error());
  }
  if (!side.manifest && side.spoken.empty()) {
    return base::make_error(Code::not_stamped,
                            "has neither a stamp nor an interface");
  }
  return side;
}

Result<Side>
parse_side(const std::string& text)
{
  Side side;
  if (text.starts_with("contract\t")) {
    if (auto added = add_contract(text, false, side); !added) {
      return std::move(added.error());
    }
    return side;
  }
  const auto start = text.find_first_not_of(" \t\r\n");
  if (start == std::string::npos || text[start] != '{') {
    return base::make_error(Code::malformed,
                            "neither a plugin, a host, the text of an "
                            "interface nor an exports manifest");
  }
  auto manifest = exports::parse_manifest(text);
  if (!manifest) {
    return std::move(manifest.error());
  }
  side.kind = Kind::manifest;
  side.manifest = *std::move(manifest);
  return side;
}

Result<Side>
read_any(const std::string& file)
{
  auto source = base::File::open(file);
  if (!source) {
    return std::move(source.error());
  }
  const auto start =
    source->read(0, std::min<std::uint64_t>(source->size(), elf_magic.size()));
  if (start && start->view() == elf_magic) {
    return read_elf(*source);
  }
  const auto text = base::read_text(file);
  return text ? parse_side(*text) : Result<Side>(text.error());
}

}  // namespace

std::string_view
format_kind(Kind kind)
{
  switch (kind) {
    case Kind::plugin:
      return "plugin";
    case Kind::host:
      return "host";
    case Kind::text:
      return "abi";
    case Kind::manifest:
      return "manifest";
  }
  return {};
}

Result<Side>
read_side(const std::string& file)
{
  auto side = read_any(file);
  if (!side) {
    return base::with_subject(side.error(), file);
  }
  side->file = file;
  return side;
}

}  // namespace hallmark::diff
