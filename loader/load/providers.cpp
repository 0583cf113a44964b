// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows which plugins of the table others can require. Members of State.

#include "load/entries.hpp"

namespace hallmark::load {
namespace {

using Phase = Entry::Phase;

bool
is_candidate(const Entry& entry, const std::string& path)
{
  return entry.identity.path == path && !entry.is_superseded;
}

/// Whether one is to be taken before another: open, then newer.
bool
is_better(const Entry& one, const Entry& other)
{
  const auto is_open = one.phase == Phase::open;
  if (is_open != (other.phase == Phase::open)) {
    return is_open;
  }
  const auto first = model::Version::parse(one.identity.version);
  const auto second = model::Version::parse(other.identity.version);
  return first && second && first->compare(*second) > 0;
}

Known
describe(const Entry& entry)
{
  return {
    entry.identity, entry.file, entry.phase == Phase::open, entry.requirements};
}

}  // namespace

bool
is_expected(const model::Identity& identity,
            const verify::Expectation& expectation)
{
  const auto version = model::Version::parse(identity.version);
  return identity.path == expectation.path && version &&
         (!expectation.range || expectation.range->matches(*version));
}

EntryPtr
State::find_provider(const verify::Expectation& expectation) const
{
  EntryPtr best;
  for (const auto& entry : entries_) {
    if (is_candidate(*entry, *expectation.path) &&
        is_expected(entry->identity, expectation) &&
        (!best || is_better(*entry, *best))) {
      best = entry;
    }
  }
  return best;
}

std::optional<Known>
State::find_known(const verify::Expectation& expectation) const
{
  const std::lock_guard lock(mutex_);
  const auto entry = find_provider(expectation);
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
  for (const auto& entry : entries_) {
    if (is_candidate(*entry, path) && entry->phase == Phase::open) {
      all.push_back(describe(*entry));
    }
  }
  return all;
}

Result<Hold*>
State::hold_known(const verify::Expectation& expectation,
                  const std::string& holder)
{
  std::unique_lock lock(mutex_);
  for (;;) {
    const auto entry = find_provider(expectation);
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

}  // namespace hallmark::load
