// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "api/handles.hpp"
#include "base/text.hpp"
#include "table/plugin.hpp"

#include <hallmark/c/required.h>

namespace hallmark::api {
namespace {

base::Result<table::Plugin*>
find_required(const hallmark_context* context, const char* path)
{
  if (!context || !path) {
    return base::box_error(Code::invalid_argument, "context or path is null");
  }
  const auto& own = *static_cast<const table::Context*>(context)->plugin;
  if (auto* plugin = own.requirements.find(path)) {
    return plugin;
  }
  const auto paths = own.requirements.paths();
  const auto nearest = base::find_nearest(path, paths, 1);
  auto error = base::make_error(
    Code::not_found,
    "does not require " + base::quote(path),
    nearest.empty() ? "name it under [requires] of its description"
                    : "did you mean " + base::quote(nearest.front()) + "?");
  error.subject = own.identity.path;
  return error;
}

}  // namespace
}  // namespace hallmark::api

hallmark_plugin*
hallmark_required(const hallmark_context* context,
                  const char* path,
                  hallmark_error** error)
{
  using namespace hallmark;
  api::clear_error(error);
  const auto plugin = api::find_required(context, path);
  if (!plugin) {
    api::put_error(error, plugin.error());
    return nullptr;
  }
  return api::to_handle(*plugin);
}
