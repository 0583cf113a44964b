// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/closing.hpp"

#include "load/hooks.hpp"
#include "load/images.hpp"
#include "load/memory.hpp"

namespace hallmark::load {

Closed
unmap_plugin(Plugin& plugin)
{
  const auto in_another_loader = remove_image(plugin);
  unmap_library(plugin.library);
  if (plugin.is_builtin || !is_mapped(plugin.library)) {
    plugin.memory.reset();
    return {HALLMARK_UNMAPPED, {}, 1};
  }
  return {HALLMARK_STILL_MAPPED,
          explain_mapped(plugin.library, plugin.keepers, in_another_loader),
          0};
}

Closed
close_entry(State& state, const EntryPtr& entry)
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
  closed.unmapped += required.close();
  return closed;
}

Closed
close_handle(Plugin* plugin)
{
  const auto state = plugin->state;
  std::string holders;
  const auto entry = state->begin_close(plugin->handle(), holders);
  if (!entry) {
    return {HALLMARK_IN_USE, holders, 0};
  }
  return close_entry(*state, entry);
}

std::size_t
drop_and_close(Hold& hold, bool closes)
{
  const auto state = hold.plugin->state;
  const auto* plugin = hold.plugin;
  if (!Plugin::drop(hold) || !(closes || state->is_shut())) {
    return 0;
  }
  const auto entry = state->begin_close_idle(plugin);
  if (entry && closes) {
    return close_entry(*state, entry).unmapped;
  }
  if (entry) {
    state->finish_close(entry);
  }
  return 0;
}

void
drop_hold(Hold& hold)
{
  drop_and_close(hold, hold.plugin->state->options.unloads_with_last_handle);
}

}  // namespace hallmark::load
