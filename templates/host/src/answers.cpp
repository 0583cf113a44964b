// SPDX-License-Identifier: 0BSD

#include "answers.hpp"

hallmark::Result<Answerer>
open_answerer(hallmark::Loader& loader,
              const std::string& file,
              const std::string& range)
{
  const auto plugin = loader.open(file, {.range = range});
  if (!plugin) {
    return plugin.error();
  }
  // The types come from the header that the plugin was compiled with.
  const auto answer =
    plugin->lookup<decltype({{identifier}}_answer)>("{{identifier}}_answer");
  if (!answer) {
    return answer.error();
  }
  const auto unit =
    plugin->lookup<decltype({{identifier}}_unit)>("{{identifier}}_unit");
  if (!unit) {
    return unit.error();
  }
  return Answerer{*plugin, *answer, *unit};
}
