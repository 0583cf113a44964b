// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "api/answer.hpp"
#include "load/closing.hpp"

using namespace hallmark;

const char*
hallmark_plugin_path(const hallmark_plugin* plugin)
{
  return api::ask<const char*>(plugin, "", [](const table::Plugin& own) {
    return own.identity.path.c_str();
  });
}

const char*
hallmark_plugin_version(const hallmark_plugin* plugin)
{
  return api::ask<const char*>(plugin, "", [](const table::Plugin& own) {
    return own.identity.version.c_str();
  });
}

const char*
hallmark_plugin_file(const hallmark_plugin* plugin)
{
  return api::ask<const char*>(
    plugin, "", [](const table::Plugin& own) { return own.file.c_str(); });
}

int
hallmark_plugin_verified(const hallmark_plugin* plugin)
{
  return api::ask<int>(plugin, 0, [](const table::Plugin& own) {
    return own.is_verified ? 1 : 0;
  });
}

size_t
hallmark_plugin_export_count(const hallmark_plugin* plugin)
{
  return api::ask<size_t>(plugin, 0, [](const table::Plugin& own) {
    return own.contents().exports.all().size();
  });
}

const hallmark_export*
hallmark_plugin_export(const hallmark_plugin* plugin, size_t index)
{
  return api::ask<const hallmark_export*>(
    plugin, nullptr, [&](const table::Plugin& own) {
      return index < own.contents().exports.all().size()
               ? &own.describe_exports()[index]
               : nullptr;
    });
}

hallmark_plugin*
hallmark_plugin_copy(hallmark_plugin* plugin)
{
  api::with(plugin,
            [](table::Plugin& own) { table::Plugin::add(own.handle()); });
  return plugin;
}

void
hallmark_plugin_drop(hallmark_plugin* plugin)
{
  api::with(plugin, [](table::Plugin& own) { load::drop_hold(own.handle()); });
}

hallmark_closed
hallmark_close(hallmark_plugin* plugin, char** why)
{
  if (why) {
    *why = nullptr;
  }
  return api::ask<hallmark_closed>(
    plugin, HALLMARK_UNMAPPED, [&](table::Plugin& own) {
      const auto closed = load::close_handle(&own);
      if (why && !closed.why.empty()) {
        *why = api::copy_text(closed.why);
      }
      return closed.outcome;
    });
}

hallmark_hold*
hallmark_hold_new(hallmark_plugin* plugin, const char* what)
{
  return api::ask<hallmark_hold*>(plugin, nullptr, [&](table::Plugin& own) {
    return api::to_handle(own.hold(what));
  });
}

hallmark_hold*
hallmark_hold_copy(hallmark_hold* hold)
{
  api::with(hold, [](table::Hold& own) { table::Plugin::add(own); });
  return hold;
}

void
hallmark_hold_drop(hallmark_hold* hold)
{
  api::with(hold, [](table::Hold& own) { load::drop_hold(own); });
}
