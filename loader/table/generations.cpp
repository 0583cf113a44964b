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
  const auto found = find_entry(entries_, [&](auto& entry) {
    return entry->lineage == generation->lineage && !entry->is_superseded &&
           entry->phase == Phase::open;
  });
  return found ? found : generation;
}

EntryPtr
State::find_older(const Entry& entry, const model::Identity& identity) const
{
  const auto has_current = [&](const Entry& older) {
    return find_entry(entries_, [&](auto& other) {
             return other->lineage == older.lineage && !other->is_superseded;
           }) != nullptr;
  };
  return find_entry(entries_, [&](auto& other) {
    return !entry.replaces && other->is_superseded &&
           other->file == entry.file && other->identity.path == identity.path &&
           !has_current(*other);
  });
}

/// What has to end before a generation can be replaced by a file.
EntryPtr
State::find_worked_on(const Entry& generation, const base::FileId& id) const
{
  return find_entry(entries_, [&](auto& entry) {
    const auto is_of_it =
      entry->lineage == generation.lineage && !entry->is_superseded;
    return entry->phase != Phase::open &&
           (is_of_it || is_same_file(entry->id, id));
  });
}

Result<ReloadTurn>
State::take_reload(const Plugin& plugin,
                   const std::string& file,
                   const base::FileId& id)
{
  std::unique_lock lock(mutex_);
  const auto own = find_plugin(&plugin);
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
  const auto mapped = find_file(id);
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
    entry->lineage = current->lineage;
    entry->replaces = current->plugin;
    return ReloadTurn{entry, nullptr, old};
  } catch (...) {
    Plugin::drop(*old);
    throw;
  }
}

}  // namespace hallmark::table
