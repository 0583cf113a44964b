// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The plugins of the table that others can require. Members of State.

#include "model/newest.hpp"
#include "table/state.hpp"

namespace hallmark::table {
namespace {

using Phase = Entry::Phase;

Known
describe(const Entry& entry)
{
  return {
    entry.identity, entry.file, entry.phase == Phase::open, entry.requirements};
}

/// What fits comes first; of what is not open it is not known yet.
int
rank(const Entry& entry, const Fits& fits)
{
  if (entry.phase != Phase::open) {
    return 1;
  }
  return fits(*entry.plugin) ? 2 : 0;
}

}  // namespace

EntryPtr
State::find_provider(const verify::Expectation& expectation,
                     const Fits& fits) const
{
  model::Newest<EntryPtr> newest;
  for (const auto& entry : roster_.list_path(*expectation.path)) {
    if (!entry->is_superseded && is_expected(entry->identity, expectation)) {
      newest.offer(entry, entry->identity.version, rank(*entry, fits));
    }
  }
  return newest.best().value_or(nullptr);
}

std::optional<Known>
State::find_known(const verify::Expectation& expectation,
                  const Fits& fits) const
{
  const std::lock_guard lock(mutex_);
  const auto entry = find_provider(expectation, fits);
  if (!entry || entry->phase == Phase::closing) {
    return std::nullopt;
  }
  return describe(*entry);
}

std::vector<Known>
State::list_known(const std::string& path) const
{
  const std::lock_guard lock(mutex_);
  std::vector<Known> all;
  for (const auto& entry : roster_.list_path(path)) {
    if (!entry->is_superseded && entry->phase == Phase::open) {
      all.push_back(describe(*entry));
    }
  }
  return all;
}

Result<Hold*>
State::hold_known(const verify::Expectation& expectation,
                  const Fits& fits,
                  const std::string& holder)
{
  std::unique_lock lock(mutex_);
  for (;;) {
    const auto entry = find_provider(expectation, fits);
    if (!entry) {
      return nullptr;
    }
    if (entry->phase == Phase::open) {
      return entry->plugin->hold(holder.c_str());
    }
    if (wait_for(entry, lock) == Waited::recursive) {
      return make_recursive(*entry);
    }
  }
}

}  // namespace hallmark::table
