// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The benchmarks' plugins: where they are, and what their exports are called.

#pragma once

#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

namespace hallmark::bench {

inline std::string
find_plugin(std::size_t count)
{
  return HALLMARK_BENCH_PLUGINS "/many_" + std::to_string(count) + ".so";
}

/// The version after that of find_plugin().
inline std::string
find_next(std::size_t count)
{
  return HALLMARK_BENCH_PLUGINS "/next_" + std::to_string(count) + ".so";
}

/// The same with another path.
inline std::string
find_apart(std::size_t count)
{
  return HALLMARK_BENCH_PLUGINS "/apart_" + std::to_string(count) + ".so";
}

/// The sources of find_plugin(10), without a stamp.
inline std::string
find_plain()
{
  return HALLMARK_BENCH_PLUGINS "/plain_10.so";
}

/// Register what this program measures, named `WORK/WHO`.
void
add_all();

/// The exports of the plugin of a size, in their order.
inline std::vector<std::string>
list_exports(std::size_t count)
{
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) {
    char name[48];
    std::snprintf(name, sizeof name, "many_%zu_%04zu", count, i);
    names.emplace_back(name);
  }
  return names;
}

}  // namespace hallmark::bench
