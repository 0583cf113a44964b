// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "api/answer.hpp"
#include "api/options.hpp"

using namespace hallmark;

hallmark_plugin*
hallmark_reload(hallmark_loader* loader,
                hallmark_plugin* plugin,
                const char* file,
                const hallmark_expect* expect,
                hallmark_error** error)
{
  return api::answer_plugin(error, file, [&]() -> api::PluginResult {
    if (!loader || !plugin) {
      return base::box_error(Code::invalid_argument,
                             loader ? "plugin handle is empty"
                                    : "loader is null");
    }
    const auto request = api::read_request(expect);
    if (!request) {
      return request.error();
    }
    return loader->loader.reload(
      api::behind(plugin), file ? file : "", *request);
  });
}
