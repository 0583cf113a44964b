// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "api/handles.hpp"
#include "load/closing.hpp"

using namespace hallmark;

const char*
hallmark_plugin_path(const hallmark_plugin* plugin)
{
  return plugin ? api::to_plugin(plugin)->identity.path.c_str() : "";
}

const char*
hallmark_plugin_version(const hallmark_plugin* plugin)
{
  return plugin ? api::to_plugin(plugin)->identity.version.c_str() : "";
}

const char*
hallmark_plugin_file(const hallmark_plugin* plugin)
{
  return plugin ? api::to_plugin(plugin)->file.c_str() : "";
}

int
hallmark_plugin_verified(const hallmark_plugin* plugin)
{
  return plugin && api::to_plugin(plugin)->is_verified ? 1 : 0;
}

size_t
hallmark_plugin_export_count(const hallmark_plugin* plugin)
{
  return plugin ? api::to_plugin(plugin)->exports.all().size() : 0;
}

const hallmark_export*
hallmark_plugin_export(const hallmark_plugin* plugin, size_t index)
{
  if (index >= hallmark_plugin_export_count(plugin)) {
    return nullptr;
  }
  return &api::to_plugin(plugin)->describe_exports()[index];
}

hallmark_plugin*
hallmark_plugin_copy(hallmark_plugin* plugin)
{
  if (plugin) {
    table::Plugin::add(api::to_plugin(plugin)->handle());
  }
  return plugin;
}

void
hallmark_plugin_drop(hallmark_plugin* plugin)
{
  if (plugin) {
    load::drop_hold(api::to_plugin(plugin)->handle());
  }
}

hallmark_closed
hallmark_close(hallmark_plugin* plugin, char** why)
{
  if (why) {
    *why = nullptr;
  }
  if (!plugin) {
    return HALLMARK_UNMAPPED;
  }
  const auto closed = load::close_handle(api::to_plugin(plugin));
  if (why && !closed.why.empty()) {
    *why = api::copy_text(closed.why);
  }
  return closed.outcome;
}

hallmark_hold*
hallmark_hold_new(hallmark_plugin* plugin, const char* what)
{
  return plugin ? api::to_handle(api::to_plugin(plugin)->hold(what)) : nullptr;
}

hallmark_hold*
hallmark_hold_copy(hallmark_hold* hold)
{
  if (hold) {
    table::Plugin::add(*api::to_hold(hold));
  }
  return hold;
}

void
hallmark_hold_drop(hallmark_hold* hold)
{
  if (hold) {
    load::drop_hold(*api::to_hold(hold));
  }
}
