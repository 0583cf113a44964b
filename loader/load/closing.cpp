// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/closing.hpp"

#include "image/mapped.hpp"
#include "load/hooks.hpp"

#include <utility>

namespace hallmark::load {
namespace {

std::size_t
drop_and_close(table::Hold& hold, bool closes);

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
    auto required = std::move(entry->plugin->requirements);
    state->finish_close(entry);
    let_go(std::move(required), false);
  }
  return 0;
}

}  // namespace

Closed
unmap_plugin(table::Plugin& plugin)
{
  const auto in_another_loader = table::remove_image(plugin.describe_image());
  image::unmap_library(plugin.library);
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
  run_close_hook(*entry->plugin);
  auto closed = unmap_plugin(*entry->plugin);
  const auto reason = closed.outcome == HALLMARK_UNMAPPED
                        ? "unmapped"
                        : "still mapped: " + closed.why;
  const auto file = entry->file;
  const auto identity = entry->identity;
  const auto log = state.options.log;
  auto required = std::move(entry->plugin->requirements);
  state.finish_close(entry);
  log->tell(HALLMARK_EVENT_CLOSED, file, identity, reason);
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
  delete plugin;
  let_go(std::move(required), false);
}

}  // namespace hallmark::load
