// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Generations of one plugin in the table: which one is current, and how the
// next one takes its place. Members of State.

#include "table/state.hpp"

namespace hallmark::table {

using Phase = Entry::Phase;

/// The current one of a generation's lineage; itself when that is closed.
EntryPtr
State::find_current(const EntryPtr& generation) const
{
  const auto found =
    roster_.find_lineage(generation->lineage, [](const Entry& entry) {
      return !entry.is_superseded && entry.phase == Phase::open;
    });
  return found ? found : generation;
}

EntryPtr
State::find_older(const Entry& entry, const model::Identity& identity) const
{
  const auto has_current = [&](const Entry& older) {
    return roster_.find_lineage(older.lineage, [](const Entry& other) {
      return !other.is_superseded;
    }) != nullptr;
  };
  return roster_.find_name(entry.file, [&](const Entry& other) {
    return !entry.replaces && other.is_superseded &&
           other.identity.path == identity.path && !has_current(other);
  });
}

/// What has to end before a generation can be replaced by a file.
EntryPtr
State::find_worked_on(const Entry& generation, const base::FileId& id) const
{
  const auto of_it =
    roster_.find_lineage(generation.lineage, [](const Entry& entry) {
      return entry.phase != Phase::open && !entry.is_superseded;
    });
  return of_it ? of_it : roster_.find_file(id, [](const Entry& entry) {
    return entry.phase != Phase::open;
  });
}

Result<ReloadTurn>
State::take_reload(const Plugin& plugin,
                   const std::string& file,
                   const base::FileId& id)
{
  std::unique_lock lock(mutex_);
  const auto own = roster_.find_plugin(&plugin);
  while (const auto busy = find_worked_on(*own, id)) {
    if (wait_for(busy, lock) == Waited::recursive) {
      return make_recursive(*busy);
    }
    if (busy->error && busy->replaces && busy->id == id &&
        !is_of_caller(*busy->error)) {
      return *busy->error;
    }
  }

  const auto current = find_current(own);
  const auto mapped = roster_.find_file(id);
  if (mapped && mapped != current) {
    return make_mapped(*mapped);
  }
  if (mapped) {
    if (!is_unchanged(mapped->id, id)) {
      return make_rewritten();
    }
    mapped->is_superseded = false;  // it was, when the newer one is closed
    Plugin::add(mapped->plugin->handle());
    return ReloadTurn{nullptr, mapped->plugin, nullptr};
  }
  // An entry of no thread would be waited for without end: it comes last.
  auto* old = current->plugin->hold("reload");
  try {
    const auto entry = add_entry(file, id);
    roster_.set_lineage(*entry, current->lineage);
    entry->replaces = current->plugin;
    return ReloadTurn{entry, nullptr, old};
  } catch (...) {
    Plugin::drop(*old);
    throw;
  }
}

}  // namespace hallmark::table
