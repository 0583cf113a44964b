// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/closing.hpp"

#include "image/mapped.hpp"
#include "load/hooks.hpp"

#include <utility>

namespace hallmark::load {
namespace {

std::size_t
drop_and_close(table::Hold& hold, bool closes);

/// Take the context back and give the library back, once, without a word of
/// what came of it. Gives whether another loader has the image.
bool
give_back(table::Plugin& plugin)
{
  const auto in_another_loader = table::remove_image(plugin.describe_image());
  if (plugin.library.handle) {
    image::unmap_library(plugin.library);
    plugin.library.handle = nullptr;
  }
  return in_another_loader;
}

/// Let go of what a plugin required, last first. Gives how many were unmapped.
std::size_t
let_go(table::Requirements holds, bool closes_always)
{
  std::size_t unmapped = 0;
  while (auto* hold = holds.take_last()) {
    const auto closes = closes_always || !hold->plugin->state->is_shut();
    unmapped += drop_and_close(*hold, closes);
  }
  return unmapped;
}

/// This thread's work on a plugin that goes. However it ends, the waiting for
/// it ends with it.
class Closing {
public:
  Closing(table::State& state, table::EntryPtr entry)
    : state_(state), entry_(std::move(entry))
  {
  }

  ~Closing()
  {
    if (entry_) {
      give_back(*entry_->plugin);
      let_go(finish(), false);
    }
  }

  Closing(const Closing&) = delete;
  Closing& operator=(const Closing&) = delete;

  /// Take it out of the table. Gives what it required.
  table::Requirements finish()
  {
    const auto entry = std::exchange(entry_, nullptr);
    auto required = std::move(entry->plugin->requirements);
    state_.finish_close(entry);
    return required;
  }

private:
  table::State& state_;
  table::EntryPtr entry_;
};

/**
 * Let go of a holder, and when it was the last take the plugin out of the
 * table.
 *
 * @param closes  Else it is left mapped, and in the table unless the loader is
 *                gone.
 * @return        How many were unmapped.
 */
std::size_t
drop_and_close(table::Hold& hold, bool closes)
{
  const auto state = hold.plugin->state;
  const auto* plugin = hold.plugin;
  if (!table::Plugin::drop(hold) || !(closes || state->is_shut())) {
    return 0;
  }
  const auto entry = state->begin_close_idle(plugin);
  if (entry && closes) {
    return close_entry(*state, entry).unmapped;
  }
  if (entry) {
    let_go(Closing(*state, entry).finish(), false);
  }
  return 0;
}

}  // namespace

Closed
unmap_plugin(table::Plugin& plugin)
{
  const auto in_another_loader = give_back(plugin);
  if (plugin.is_builtin || !image::is_mapped(plugin.library)) {
    plugin.memory.reset();
    return {HALLMARK_UNMAPPED, {}, 1};
  }
  return {
    HALLMARK_STILL_MAPPED,
    image::explain_mapped(plugin.library, plugin.keepers, in_another_loader),
    0};
}

Closed
close_entry(table::State& state, const table::EntryPtr& entry)
{
  Closing closing(state, entry);
  run_close_hook(*entry->plugin);
  auto closed = unmap_plugin(*entry->plugin);
  auto required = closing.finish();
  state.options.log->tell(HALLMARK_EVENT_CLOSED,
                          entry->file,
                          entry->identity,
                          closed.outcome == HALLMARK_UNMAPPED
                            ? "unmapped"
                            : "still mapped: " + closed.why);
  closed.unmapped += let_go(std::move(required), true);
  return closed;
}

Closed
close_handle(table::Plugin* plugin)
{
  const auto state = plugin->state;
  std::string holders;
  const auto entry = state->begin_close(plugin->handle(), holders);
  if (!entry) {
    return {HALLMARK_IN_USE, holders, 0};
  }
  return close_entry(*state, entry);
}

void
drop_hold(table::Hold& hold)
{
  drop_and_close(hold, hold.plugin->state->options.unloads_with_last_handle);
}

Required::~Required()
{
  let_go(std::move(holds_), false);
}

void
GiveUp::operator()(table::Plugin* plugin) const
{
  auto required = std::move(plugin->requirements);
  give_back(*plugin);
  delete plugin;
  let_go(std::move(required), false);
}

}  // namespace hallmark::load
