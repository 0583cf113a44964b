// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The entries of a table, found by what each is known by. With thousands of
// plugins open, no question walks through them all.

#pragma once

#include "table/entries.hpp"

#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace hallmark::table {

/**
 * Entries by file, name, plugin path, lineage and plugin. What is found of
 * several is the one that was made first.
 *
 * Threads: one at a time.
 */
class Roster {
public:
  Roster() = default;
  ~Roster() = default;
  Roster(const Roster&) = delete;
  Roster& operator=(const Roster&) = delete;

  /// Take in an entry whose file, name and lineage are known.
  void add(const EntryPtr& entry);
  void remove(const Entry& entry);

  /// What is told later of an entry that is in it: only in these ways, since
  /// it is found by them. What is not copied needs no memory, so nothing of it
  /// can fail.
  void set_identity(Entry& entry, const model::Identity& identity);
  void set_lineage(Entry& entry, std::size_t lineage) noexcept;
  void set_plugin(Entry& entry, Plugin* plugin) noexcept;

  [[nodiscard]] EntryPtr find_file(const base::FileId& id) const;
  [[nodiscard]] EntryPtr find_plugin(const Plugin* plugin) const;

  /// The first for which `is_it` holds among those of one file,
  template<class Predicate>
  [[nodiscard]] EntryPtr find_file(const base::FileId& id,
                                   Predicate is_it) const
  {
    return find(files_, key_of(id), is_it);
  }

  /// of one name,
  template<class Predicate>
  [[nodiscard]] EntryPtr find_name(std::string_view file, Predicate is_it) const
  {
    return find(names_, file, is_it);
  }

  /// of one lineage,
  template<class Predicate>
  [[nodiscard]] EntryPtr find_lineage(std::size_t lineage,
                                      Predicate is_it) const
  {
    return find(lineages_, lineage, is_it);
  }

  /// of one plugin path.
  template<class Predicate>
  [[nodiscard]] EntryPtr find_path(std::string_view path, Predicate is_it) const
  {
    return find(paths_, path, is_it);
  }

  /// All of one plugin path.
  [[nodiscard]] std::vector<EntryPtr> list_path(std::string_view path) const;

  /// All, the oldest first.
  template<class Visit>
  void visit(Visit visit) const
  {
    for (const auto& [number, slot] : all_) {
      visit(*slot.entry);
    }
  }

private:
  using FileKey = std::pair<std::uint64_t, std::uint64_t>;
  using Files = std::multimap<FileKey, Entry*>;
  using Texts = std::multimap<std::string_view, Entry*>;
  using Lineages = std::multimap<std::size_t, Entry*>;
  using Plugins = std::map<const void*, Entry*>;

  /// An entry, and where it stands in each of the lists.
  struct Slot {
    EntryPtr entry;
    Files::iterator file = {};
    Texts::iterator name = {};
    Texts::iterator path = {};
    Lineages::iterator lineage = {};
    Plugins::iterator plugin = {};
  };

  static FileKey key_of(const base::FileId& id)
  {
    return {id.device, id.inode};
  }

  /// Equal keys of a multimap are in the order in which they were added.
  template<class Map, class Key, class Predicate>
  static EntryPtr find(const Map& map, const Key& key, Predicate is_it)
  {
    const auto [begin, end] = map.equal_range(key);
    const auto found = std::find_if(
      begin, end, [&](const auto& one) { return is_it(*one.second); });
    return found == end ? nullptr : found->second->shared_from_this();
  }

  [[nodiscard]] Slot& slot_of(const Entry& entry)
  {
    return all_.find(entry.number)->second;
  }

  std::size_t last_number_ = 0;
  std::map<std::size_t, Slot> all_;
  // Texts are views of the entries, which own what they are found by.
  Files files_;
  Texts names_;
  Texts paths_;
  Lineages lineages_;
  Plugins plugins_;  ///< by the entry itself, while it has no plugin
};

}  // namespace hallmark::table
