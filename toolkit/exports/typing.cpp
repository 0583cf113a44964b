// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "exports/typing.hpp"

#include "model/contract_parse.hpp"
#include "model/table.hpp"
#include "verify/interfaces.hpp"

#include <unordered_map>

namespace hallmark::exports {
namespace {

/// Exports by their names in source spelling.
using Entries = std::unordered_map<std::string_view, Entry*>;

Entries
index_entries(std::vector<Entry>& exports)
{
  Entries entries;
  for (auto& entry : exports) {
    entries.try_emplace(entry.name, &entry);
  }
  return entries;
}

/// The export that a name means, or null.
Entry*
find_entry(const Entries& entries, std::string_view name)
{
  const auto found = entries.find(name);
  return found == entries.end() ? nullptr : found->second;
}

Result<void>
add_table(std::string_view text, const Entries& entries)
{
  const auto table = model::parse_table(text);
  if (!table) {
    return table.error();
  }
  for (const auto& item : table->exports) {
    if (auto* entry = find_entry(entries, item.name)) {
      entry->signature = item.signature;
      entry->interface = item.interface;
      entry->fingerprint = item.fingerprint;
    }
  }
  return {};
}

Result<void>
add_contract(std::string_view text, const Entries& entries)
{
  const auto contract = model::parse_contract(text);
  if (!contract) {
    return contract.error();
  }
  for (const auto& item : contract->exports) {
    auto* entry = find_entry(entries, item.name);
    if (!entry || entry->linkage != item.linkage) {
      continue;
    }
    entry->signature = item.signature;
    entry->interface = contract->name;
    if (const auto* place = contract->find_place(item.name)) {
      entry->header = place->file;
      entry->line = place->line;
    }
  }
  return {};
}

}  // namespace

Result<void>
add_types(const std::vector<elf::Note>& notes, std::vector<Entry>& exports)
{
  const auto sorted = verify::sort_notes(notes);
  const auto entries = index_entries(exports);
  if (auto added = add_table(sorted.table, entries); !added) {
    return added;
  }
  for (const auto text : sorted.contracts) {
    if (auto added = add_contract(text, entries); !added) {
      return added;
    }
  }
  return {};
}

}  // namespace hallmark::exports
