// SPDX-License-Identifier: 0BSD

#include "filters.hpp"

hallmark::Result<Filter>
open_filter(hallmark::Loader& loader, const std::string& file)
{
  const auto plugin = loader.open(file, {.range = filter_versions});
  if (!plugin) {
    return plugin.error();
  }
  const auto apply = plugin->lookup<decltype(filter_apply)>("filter_apply");
  if (!apply) {
    return apply.error();
  }
  const auto strength =
    plugin->lookup<decltype(filter_strength)>("filter_strength");
  if (!strength) {
    return strength.error();
  }
  return Filter{*plugin, *apply, *strength};
}
