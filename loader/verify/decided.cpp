// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/decided.hpp"

#include "base/text.hpp"
#include "elf/strings.hpp"
#include "model/contract_parse.hpp"
#include "model/identity.hpp"
#include "verify/file_kind.hpp"
#include "verify/strictness.hpp"

#include <algorithm>
#include <utility>

#include <elf.h>

namespace hallmark::verify {
namespace {

/// Whether an address is in what is mapped.
bool
is_mapped(const elf::Image& image, std::uint64_t address)
{
  return std::ranges::any_of(image.segments, [&](const auto& segment) {
    return segment.type == PT_LOAD && address >= segment.address &&
           address - segment.address < segment.memory_size;
  });
}

/// Whether a symbol of this kind can be bound as it stands.
bool
is_plain(const elf::Image& image, const elf::Symbol& symbol)
{
  return symbol.type != STT_TLS && symbol.type != STT_GNU_IFUNC &&
         symbol.section != SHN_ABS && is_mapped(image, symbol.value);
}

/// How many of the exports belong to interfaces: they stand first.
std::uint64_t
count_bound(const model::Decision& decision)
{
  std::uint64_t count = 0;
  for (const auto name : model::list_interfaces(decision)) {
    count += model::find_interface(decision, name)->count;
  }
  return count;
}

/// Whether all exports are there, plainly. Whether one of an interface may be
/// missing is for the host's contract to say.
bool
has_exports(const Decided& plugin, elf::Lookup& lookup)
{
  auto exports = model::DecidedExports::read(
    plugin.outline.exports_note.bytes, plugin.outline.decision.export_count);
  if (!exports) {
    return false;
  }
  const auto bound = count_bound(plugin.outline.decision);
  for (std::uint32_t i = 0; i < plugin.outline.decision.export_count; ++i) {
    const auto one = exports->next();
    if (!one) {
      return false;
    }
    const auto symbol = lookup.find(one->linkage, one->hash);
    if (symbol ? !is_plain(plugin.outline.image, *symbol)
               : !one->is_optional || i < bound) {
      return false;
    }
  }
  return true;
}

/// Note a symbol whose name begins with `hallmark`. False: it is not plain.
bool
note_own(const elf::Image& image,
         std::string_view name,
         const elf::Symbol& symbol,
         OwnSymbols& own)
{
  const std::array<std::pair<std::string_view, std::uint64_t*>, 5> known = {{
    {"hallmark_context_slot", &own.context_slot},
    {"hallmark_on_open", &own.on_open},
    {"hallmark_on_close", &own.on_close},
    {"hallmark_on_save", &own.on_save},
    {"hallmark_on_restore", &own.on_restore},
  }};
  for (const auto& [own_name, address] : known) {
    if (name == own_name) {
      *address = symbol.value;
      return is_plain(image, symbol);
    }
  }
  return true;
}

/// Look at all symbols once: the stamp symbol, hooks, and what keeps a library
/// mapped. False where there is more to it.
bool
look_at_symbols(Decided& plugin)
{
  const auto& [places, hash, table, strings] = plugin.tables;
  const auto wanted =
    model::format_symbol({std::string(plugin.outline.decision.path),
                          std::string(plugin.outline.decision.version)});
  std::size_t stamps = 0;
  elf::StringTable names(strings);
  const auto count = table.size() / elf::symbol_size;
  for (std::uint64_t i = 1; i < count; ++i) {
    const auto name_offset =
      table.number<std::uint32_t>(i * elf::symbol_size).value_or(0);
    const auto info =
      table.number<std::uint8_t>(i * elf::symbol_size + 4).value_or(0);
    if (info >> 4 == STB_GNU_UNIQUE || name_offset >= strings.size()) {
      return false;
    }
    const auto start = strings.view().substr(name_offset, 8);
    if (start != "__cxa_th" && start != "hallmark") {
      continue;
    }
    const auto name = names.find(name_offset);
    if (!name) {
      return false;
    }
    const auto symbol = elf::parse_symbol(table, i).symbol;
    // Both names: the standard library's, and the C library's under it.
    plugin.own.has_thread_destructors |=
      symbol.section == SHN_UNDEF &&
      (*name == "__cxa_thread_atexit" || *name == "__cxa_thread_atexit_impl");
    if (!symbol.is_export()) {
      continue;
    }
    if (model::is_stamp_symbol(*name)) {
      ++stamps;
      if (*name != wanted) {
        return false;
      }
    } else if (!note_own(plugin.outline.image, *name, symbol, plugin.own)) {
      return false;
    }
  }
  return stamps == 1;
}

constexpr std::string_view fact_prefix = "fact.";

/**
 * Whether facts, lines `fact.NAME=VALUE`, differ from a host's lines
 * `NAME=VALUE` in nothing that can matter. Where one Hallmark wrote both they
 * have one order; else there is no answer.
 */
bool
are_alike(std::string_view facts,
          std::string_view expected,
          const FactPolicy& policy)
{
  while (!facts.empty()) {
    auto line = base::take_line(facts);
    if (!line.starts_with(fact_prefix)) {
      return false;
    }
    line.remove_prefix(fact_prefix.size());
    const auto other = base::take_line(expected);
    if (line == other) {
      continue;
    }
    const auto name = line.substr(0, line.find('='));
    if (other.substr(0, other.find('=')) != name || is_judged(name) ||
        policy.contains(name)) {
      return false;
    }
  }
  return true;
}

/// The same of any facts, as compare_facts() has it. Where the fingerprints are
/// equal both sides have one text.
bool
fit(std::string_view facts,
    const ExpectedInterface& expected,
    const FactPolicy& policy)
{
  if (are_alike(facts, expected.facts, policy)) {
    return true;
  }
  std::vector<model::Fact> found;
  for (auto& fact : parse_facts(facts)) {
    if (fact.name.starts_with(fact_prefix)) {
      found.push_back({fact.name.substr(fact_prefix.size()), fact.value});
    }
  }
  return !check_facts(
    compare_facts(found, expected.facts, expected.text, policy, expected.text));
}

/// The exports of an interface: a host that runs has a list of them, one whose
/// file is looked at has the contract.
std::size_t
count_exports(const ExpectedInterface& expected)
{
  if (!expected.exports.empty() || expected.text.empty()) {
    return expected.exports.size();
  }
  const auto contract = model::parse_contract(expected.text);
  return contract ? contract->exports.size() : 0;
}

}  // namespace

std::optional<Decided>
read_decided(base::Source& source, const Platform& platform)
{
  auto outline = read_outline(source, platform);
  if (!outline || !model::make_identity(outline->decision.path,
                                        outline->decision.version)) {
    return std::nullopt;
  }
  const auto& image = outline->image;
  auto dynamic = elf::read_dynamic(source, image);
  if (!dynamic || !*dynamic || !find_other_kind(image, *dynamic).empty()) {
    return std::nullopt;
  }
  auto tables = elf::read_lookup_tables(source, image, **dynamic);
  auto lookup =
    tables ? elf::Lookup::make(tables->hash, tables->table, tables->strings)
           : std::nullopt;
  if (!lookup) {
    return std::nullopt;
  }
  Decided plugin{
    *std::move(outline), **std::move(dynamic), *std::move(tables), {}};
  return has_exports(plugin, *lookup) && look_at_symbols(plugin)
           ? std::optional(std::move(plugin))
           : std::nullopt;
}

bool
has_interface(const model::Decision& decision,
              const ExpectedInterface& expected,
              const FactPolicy& policy)
{
  const auto found = model::find_interface(decision, expected.name);
  return found && found->version == expected.version &&
         found->count == count_exports(expected) &&
         model::is_fingerprint(found->fingerprint, expected.fingerprint) &&
         fit(decision.facts, expected, policy);
}

std::optional<std::vector<base::Error>>
judge(const model::Decision& decision, const Demands& demands)
{
  if (decision.has_demands) {
    return std::nullopt;
  }
  std::vector<base::Error> errors;
  if (demands.expectation.path || demands.expectation.range) {
    model::Stamp stamp;
    stamp.identity = {std::string(decision.path),
                      std::string(decision.version)};
    errors = check_identity(stamp, demands.expectation);
  }
  for (const auto& expected : demands.interfaces) {
    if (!model::find_interface(decision, expected.name)) {
      append_errors(
        {make_not_implemented(model::list_interfaces(decision), expected.name)},
        errors);
    } else if (!has_interface(decision, expected, demands.facts)) {
      return std::nullopt;
    }
  }
  return errors;
}

}  // namespace hallmark::verify
