// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "table/roster.hpp"

#include <type_traits>

namespace hallmark::table {
namespace {

/// Put what stands somewhere in a list under another key. Takes no memory.
template<class Map>
typename Map::iterator
move_to(Map& map,
        typename Map::iterator place,
        typename Map::key_type key) noexcept
{
  auto node = map.extract(place);
  node.key() = key;
  if constexpr (std::is_same_v<Map, std::map<const void*, Entry*>>) {
    return map.insert(std::move(node)).position;
  } else {
    return map.insert(std::move(node));
  }
}

bool
is_any(const Entry&)
{
  return true;
}

}  // namespace

void
Roster::add(const EntryPtr& entry)
{
  Slot slot{entry,
            files_.end(),
            names_.end(),
            paths_.end(),
            lineages_.end(),
            plugins_.end()};
  entry->number = last_number_ + 1;
  const auto place = all_.emplace(entry->number, slot).first;
  ++last_number_;
  try {
    auto& made = place->second;
    made.file = files_.emplace(key_of(entry->id), entry.get());
    made.name = names_.emplace(entry->file, entry.get());
    made.path = paths_.emplace(entry->identity.path, entry.get());
    made.lineage = lineages_.emplace(entry->lineage, entry.get());
    made.plugin = plugins_.emplace(entry.get(), entry.get()).first;
  } catch (...) {
    remove(*entry);
    throw;
  }
}

void
Roster::remove(const Entry& entry)
{
  const auto erase = [](auto& map, auto place) {
    if (place != map.end()) {
      map.erase(place);
    }
  };
  const auto place = all_.find(entry.number);
  const auto& slot = place->second;
  erase(files_, slot.file);
  erase(names_, slot.name);
  erase(paths_, slot.path);
  erase(lineages_, slot.lineage);
  erase(plugins_, slot.plugin);
  all_.erase(place);
}

void
Roster::set_identity(Entry& entry, const model::Identity& identity)
{
  auto made = identity;
  auto& place = slot_of(entry).path;
  // Between the two nothing is compared: the text under the old key is gone.
  std::swap(entry.identity, made);
  place = move_to(paths_, place, entry.identity.path);
}

void
Roster::set_lineage(Entry& entry, std::size_t lineage) noexcept
{
  auto& place = slot_of(entry).lineage;
  place = move_to(lineages_, place, lineage);
  entry.lineage = lineage;
}

void
Roster::set_plugin(Entry& entry, Plugin* plugin) noexcept
{
  auto& place = slot_of(entry).plugin;
  place = move_to(plugins_, place, plugin);
  entry.plugin = plugin;
}

EntryPtr
Roster::find_file(const base::FileId& id) const
{
  return find_file(id, is_any);
}

EntryPtr
Roster::find_plugin(const Plugin* plugin) const
{
  const auto found = plugins_.find(plugin);
  return found == plugins_.end() ? nullptr : found->second->shared_from_this();
}

std::vector<EntryPtr>
Roster::list_path(std::string_view path) const
{
  std::vector<EntryPtr> entries;
  const auto [begin, end] = paths_.equal_range(path);
  std::transform(begin, end, std::back_inserter(entries), [](const auto& one) {
    return one.second->shared_from_this();
  });
  return entries;
}

}  // namespace hallmark::table
