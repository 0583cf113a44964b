// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "api/answer.hpp"
#include "table/plugin.hpp"

hallmark_plugin*
hallmark_required(const hallmark_context* context,
                  const char* path,
                  hallmark_error** error)
{
  using namespace hallmark;
  return api::answer_plugin(error, path, [&]() -> api::PluginResult {
    if (!context || !path) {
      return api::make_null_error("context or path");
    }
    const auto& own = *static_cast<const table::Context*>(context)->plugin;
    auto found = own.requirements.find(path);
    if (!found) {
      return base::with_subject(std::move(found.error()), own.identity.path);
    }
    return found;
  });
}
