// SPDX-License-Identifier: 0BSD
// Opens the plugin as a host does, and uses what it exports.

#include "{{name}}.h"

#include <hallmark/loader.hpp>

#include <cstdio>

namespace {

int failures = 0;

void
expect(bool holds, const char* claim)
{
  if (!holds) {
    std::printf("failed: %s\n", claim);
    ++failures;
  }
}

void
test_exports(const hallmark::Plugin& plugin)
{
  // The types come from the header; value() throws with the whole reason.
  const auto apply =
    plugin.lookup<decltype({{identifier}}_apply)>("{{identifier}}_apply").value();
  const auto strength =
    plugin.lookup<decltype({{identifier}}_strength)>("{{identifier}}_strength").value();

  expect(apply(1.0F) == 0.5F, "half of a sample remains at first");
  *strength = 0.25F;
  expect(apply(1.0F) == 0.25F, "the host sets how much remains");
}

}  // namespace

int
main(int count, char** words)
{
  if (count != 2) {
    std::printf("usage: %s PLUGIN\n", words[0]);
    return 2;
  }
  hallmark::Loader loader;
  const auto plugin = loader.open(words[1]);
  if (!plugin) {
    std::printf("%s\n", plugin.error().explain().c_str());
    return 1;
  }
  expect(plugin->path() == "{{path}}", "the plugin is the one of this project");
  test_exports(*plugin);
  return failures == 0 ? 0 : 1;
}
