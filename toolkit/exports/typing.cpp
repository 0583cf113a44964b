// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "exports/typing.hpp"

#include "model/contract.hpp"
#include "model/table.hpp"
#include "verify/interfaces.hpp"

#include <algorithm>

namespace hallmark::exports {
namespace {

/// The export that a name in source spelling means, or null.
Entry*
find_entry(std::vector<Entry>& exports, std::string_view name)
{
  const auto found = std::ranges::find(exports, name, &Entry::name);
  return found == exports.end() ? nullptr : &*found;
}

Result<void>
add_table(std::string_view text, std::vector<Entry>& exports)
{
  const auto table = model::parse_table(text);
  if (!table) {
    return table.error();
  }
  for (const auto& item : table->exports) {
    if (auto* entry = find_entry(exports, item.name)) {
      entry->signature = item.signature;
      entry->interface = item.interface;
      entry->fingerprint = item.fingerprint;
    }
  }
  return {};
}

Result<void>
add_contract(std::string_view text, std::vector<Entry>& exports)
{
  const auto contract = model::parse_contract(text);
  if (!contract) {
    return contract.error();
  }
  for (const auto& item : contract->exports) {
    auto* entry = find_entry(exports, item.name);
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
  if (auto added = add_table(sorted.table, exports); !added) {
    return added;
  }
  for (const auto text : sorted.contracts) {
    if (auto added = add_contract(text, exports); !added) {
      return added;
    }
  }
  return {};
}

}  // namespace hallmark::exports
