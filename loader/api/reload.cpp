// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "api/handles.hpp"
#include "api/options.hpp"

namespace hallmark::api {
namespace {

base::Result<table::Plugin*>
reload(hallmark_loader* loader,
       hallmark_plugin* plugin,
       const char* file,
       const hallmark_expect* expect)
{
  if (!loader || !plugin) {
    return base::box_error(Code::invalid_argument,
                           loader ? "plugin handle is empty"
                                  : "loader is null");
  }
  const auto request = read_request(expect);
  if (!request) {
    return request.error();
  }
  return loader->loader.reload(*to_plugin(plugin), file ? file : "", *request);
}

}  // namespace
}  // namespace hallmark::api

using namespace hallmark;

hallmark_plugin*
hallmark_reload(hallmark_loader* loader,
                hallmark_plugin* plugin,
                const char* file,
                const hallmark_expect* expect,
                hallmark_error** error)
{
  api::clear_error(error);
  const auto next = api::reload(loader, plugin, file, expect);
  if (!next) {
    api::put_error(error, next.error());
    return nullptr;
  }
  return api::to_handle(*next);
}
