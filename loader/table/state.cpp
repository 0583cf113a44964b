// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "table/state.hpp"

#include "table/waits.hpp"

#include <utility>

namespace hallmark::table {
namespace {

using Phase = Entry::Phase;

base::BoxedError
make_changed()
{
  return base::box_error(Code::changed,
                         "file has changed since it was opened",
                         "reload the plugin, or close it and open it again");
}

base::Error
make_duplicate(const Entry& other)
{
  auto error =
    base::make_error(Code::duplicate,
                     "'" + other.identity.path + "' " + other.identity.version +
                       " is already open from '" + other.file + "'",
                     "give one of the two another version or plugin path");
  return error;
}

}  // namespace

EntryPtr
State::find_file(const base::FileId& id) const
{
  return find_entry(entries_,
                    [&](auto& entry) { return is_same_file(entry->id, id); });
}

EntryPtr
State::find_name(const std::string& file) const
{
  const auto current = find_entry(entries_, [&](auto& entry) {
    return entry->file == file && !entry->is_superseded;
  });
  return current ? current : find_entry(entries_, [&](auto& entry) {
    return entry->file == file && entry->phase == Phase::closing;
  });
}

EntryPtr
State::find_identity(const Entry& other, const model::Identity& identity) const
{
  return find_entry(entries_, [&](auto& entry) {
    return entry->lineage != other.lineage && entry->identity == identity &&
           !entry->is_superseded;
  });
}

EntryPtr
State::find_plugin(const Plugin* plugin) const
{
  return find_entry(entries_,
                    [&](auto& entry) { return entry->plugin == plugin; });
}

Plugin*
State::find_open(const base::FileId& id)
{
  const std::lock_guard lock(mutex_);
  const auto entry = find_file(id);
  if (!entry || entry->phase != Phase::open || entry->is_superseded ||
      !is_unchanged(entry->id, id)) {
    return nullptr;
  }
  Plugin::add(entry->plugin->handle());
  return entry->plugin;
}

State::Waited
State::wait_for(const EntryPtr& entry, std::unique_lock<std::mutex>& lock)
{
  const Wait wait(entry->worker);
  if (!wait.is_allowed()) {
    return Waited::recursive;
  }
  const auto phase = entry->phase;
  changed_.wait(lock, [&] { return entry->phase != phase; });
  return Waited::done;
}

Result<Turn>
State::take_turn(const std::string& file, const base::FileId& id)
{
  std::unique_lock lock(mutex_);
  for (;;) {
    auto entry = find_file(id);
    if (!entry) {
      entry = find_name(file);
      if (entry && entry->phase == Phase::open) {
        return make_changed();
      }
    }
    if (!entry) {
      break;
    }
    if (entry->phase == Phase::open) {
      if (entry->is_superseded) {
        return make_mapped(*entry);
      }
      if (!is_unchanged(entry->id, id)) {
        return make_rewritten();
      }
      Plugin::add(entry->plugin->handle());
      return Turn{nullptr, entry->plugin};
    }
    if (wait_for(entry, lock) == Waited::recursive) {
      return make_recursive(*entry);
    }
    if (entry->error && !entry->replaces && !is_of_caller(*entry->error)) {
      return *entry->error;
    }
  }

  return Turn{add_entry(file, id), nullptr};
}

EntryPtr
State::add_entry(const std::string& file, const base::FileId& id)
{
  auto entry = std::make_shared<Entry>();
  entry->worker = std::this_thread::get_id();
  entry->id = id;
  entry->file = file;
  entry->lineage = ++last_lineage_;
  entry->is_name_used = find_entry(entries_, [&](auto& other) {
                          return other->file == file;
                        }) != nullptr;
  entries_.push_back(entry);
  return entry;
}

Result<void>
State::claim(Entry& entry, const model::Stamp& stamp)
{
  std::unique_lock lock(mutex_);
  for (auto other = find_identity(entry, stamp.identity); other;
       other = find_identity(entry, stamp.identity)) {
    if (other->phase == Phase::open) {
      return other->file == entry.file ? make_replaced()
                                       : make_duplicate(*other);
    }
    if (wait_for(other, lock) == Waited::recursive) {
      return make_recursive(*other);
    }
  }
  if (const auto older = find_older(entry, stamp.identity)) {
    entry.lineage = older->lineage;
  }
  entry.identity = stamp.identity;
  entry.requirements = stamp.requirements;
  return {};
}

void
State::finish_open(const EntryPtr& entry,
                   Plugin* plugin,
                   std::optional<base::Error> error)
{
  const std::lock_guard lock(mutex_);
  entry->plugin = plugin;
  entry->error = std::move(error);
  if (plugin) {
    entry->phase = Phase::open;
    if (entry->replaces) {
      find_plugin(entry->replaces)->is_superseded = true;
    }
  } else {
    remove(entry);
  }
  changed_.notify_all();
}

EntryPtr
State::begin_close(Hold& handle, std::string& why)
{
  const std::lock_guard lock(mutex_);
  auto* plugin = handle.plugin;
  const auto entry = find_plugin(plugin);
  if (!Plugin::drop(handle)) {
    why = plugin->describe_holders();
    return nullptr;
  }
  entry->phase = Phase::closing;
  entry->worker = std::this_thread::get_id();
  return entry;
}

EntryPtr
State::begin_close_idle(const Plugin* only)
{
  const std::lock_guard lock(mutex_);
  const auto entry = find_entry(entries_, [&](auto& candidate) {
    return (!only || candidate->plugin == only) &&
           candidate->phase == Phase::open && candidate->plugin->is_idle();
  });
  if (entry) {
    entry->phase = Phase::closing;
    entry->worker = std::this_thread::get_id();
  }
  return entry;
}

void
State::finish_close(const EntryPtr& entry)
{
  {
    const std::lock_guard lock(mutex_);
    remove(entry);
    changed_.notify_all();
  }
  delete entry->plugin;
}

void
State::remove(const EntryPtr& entry)
{
  entry->phase = Phase::gone;
  std::erase(entries_, entry);
}

}  // namespace hallmark::table
