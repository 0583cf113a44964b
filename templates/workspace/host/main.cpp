// SPDX-License-Identifier: 0BSD
// Plays a click through each filter that it is given.

#include "filters.hpp"

#include <cstdio>

namespace {

constexpr int sample_count = 8;

void
play(const Filter& filter)
{
  const auto& plugin = filter.plugin();
  const auto name = plugin.metadata("name").value_or(plugin.path());
  std::printf("%s: %s %s, strength %.2f\n ",
              name.c_str(),
              plugin.path().c_str(),
              plugin.version().c_str(),
              static_cast<double>(filter->filter_panel->strength));
  for (int i = 0; i < sample_count; ++i) {
    const float click = i == 0 ? 1.0F : 0.0F;
    std::printf(" %.4f", static_cast<double>(filter->filter_apply(click)));
  }
  std::printf("\n");
}

}  // namespace

int
main(int count, char** words)
{
  if (count < 2) {
    std::fprintf(stderr, "usage: %s FILTER...\n", words[0]);
    return 2;
  }
  hallmark::Loader loader;
  int status = 0;
  for (int i = 1; i < count; ++i) {
    const auto filter = open_filter(loader, words[i]);
    if (filter) {
      play(*filter);
    } else {
      std::fprintf(stderr, "%s\n", filter.error().explain().c_str());
      status = 1;
    }
  }
  return status;
}
