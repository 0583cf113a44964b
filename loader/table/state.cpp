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

bool
is_idle(const Entry& entry)
{
  return entry.phase == Phase::open && entry.plugin->is_idle();
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
State::find_name(const std::string& file) const
{
  const auto current = roster_.find_name(
    file, [](const Entry& entry) { return !entry.is_superseded; });
  return current ? current : roster_.find_name(file, [](const Entry& entry) {
    return entry.phase == Phase::closing;
  });
}

EntryPtr
State::find_identity(const Entry& other, const model::Identity& identity) const
{
  return roster_.find_path(identity.path, [&](const Entry& entry) {
    return entry.lineage != other.lineage && entry.identity == identity &&
           !entry.is_superseded;
  });
}

bool
State::has_name(std::string_view file) const
{
  const std::lock_guard lock(mutex_);
  return roster_.find_name(file, [](const Entry&) { return true; }) != nullptr;
}

Plugin*
State::find_open(const base::FileId& id)
{
  const std::lock_guard lock(mutex_);
  const auto entry = roster_.find_file(id);
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
    auto entry = roster_.find_file(id);
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
  entry->is_name_used =
    roster_.find_name(file, [](const Entry&) { return true; }) != nullptr;
  roster_.add(entry);
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
    roster_.set_lineage(entry, older->lineage);
  }
  roster_.set_identity(entry, stamp.identity);
  entry.requirements = stamp.requirements;
  return {};
}

void
State::finish_open(const EntryPtr& entry,
                   Plugin* plugin,
                   std::optional<base::Error> error)
{
  const std::lock_guard lock(mutex_);
  entry->error = std::move(error);
  if (plugin) {
    roster_.set_plugin(*entry, plugin);
    entry->phase = Phase::open;
    if (entry->replaces) {
      roster_.find_plugin(entry->replaces)->is_superseded = true;
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
  const auto entry = roster_.find_plugin(plugin);
  if (!Plugin::drop(handle)) {
    why = plugin->describe_holders();
    return nullptr;
  }
  entry->phase = Phase::closing;
  entry->worker = std::this_thread::get_id();
  return entry;
}

EntryPtr
State::begin_close_idle(const Plugin* plugin)
{
  const std::lock_guard lock(mutex_);
  auto entry = roster_.find_plugin(plugin);
  if (!entry || !is_idle(*entry)) {
    return nullptr;
  }
  entry->phase = Phase::closing;
  entry->worker = std::this_thread::get_id();
  return entry;
}

std::vector<const Plugin*>
State::list_idle() const
{
  const std::lock_guard lock(mutex_);
  std::vector<const Plugin*> idle;
  roster_.visit([&](const Entry& entry) {
    if (is_idle(entry)) {
      idle.push_back(entry.plugin);
    }
  });
  return idle;
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
  roster_.remove(*entry);
}

}  // namespace hallmark::table
