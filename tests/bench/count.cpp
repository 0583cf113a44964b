// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Repeats one operation of the loader, for a tool that counts instructions: the
// difference between two runs is what one operation takes.
//
//   count ACT TIMES

#include "bench.hpp"
#include "many_10.interface.hpp"
#include "many_1000.interface.hpp"

#include <hallmark/loader.hpp>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace hallmark::bench {
namespace {

template<class I>
void
open_bound(int count, int times)
{
  Loader loader;
  const auto file = find_plugin(count);
  for (int i = 0; i < times; ++i) {
    auto bound = loader.open<I>(file).value();
    bound.close();
  }
}

void
open_again(int times)
{
  Loader loader;
  const auto file = find_plugin(10);
  const auto held = loader.open(file).value();
  for (int i = 0; i < times; ++i) {
    const auto again = loader.open(file).value();
  }
}

void
look_up(int times)
{
  Loader loader;
  const auto plugin = loader.open(find_plugin(10)).value();
  for (int i = 0; i < times; ++i) {
    const auto symbol = plugin.lookup<int(int)>("many_10_0007").value();
  }
}

void
refuse(int times)
{
  Loader loader;
  const auto file = find_plugin(10);
  for (int i = 0; i < times; ++i) {
    const auto refused = loader.open(file, {.path = "bench.example/other"});
  }
}

int
call_bound(int times)
{
  Loader loader;
  const auto bound = loader.open<interfaces::many_10>(find_plugin(10)).value();
  int value = 0;
  for (int i = 0; i < times; ++i) {
    value = bound->many_10_0001(value);
  }
  return value;
}

int
call_pointer(int times)
{
  Loader loader;
  const auto bound = loader.open<interfaces::many_10>(find_plugin(10)).value();
  auto* const function = bound->many_10_0001;
  int value = 0;
  for (int i = 0; i < times; ++i) {
    value = function(value);
  }
  return value;
}

int
run(const std::string& act, int times)
{
  if (act == "open and bind") {
    open_bound<interfaces::many_10>(10, times);
  } else if (act == "open and bind 1000") {
    open_bound<interfaces::many_1000>(1000, times);
  } else if (act == "open again") {
    open_again(times);
  } else if (act == "look up") {
    look_up(times);
  } else if (act == "refuse") {
    refuse(times);
  } else if (act == "call") {
    return call_bound(times) == times ? 0 : 1;
  } else if (act == "call a pointer") {
    return call_pointer(times) == times ? 0 : 1;
  } else {
    std::fprintf(stderr, "count: no such act\n");
    return 2;
  }
  return 0;
}

}  // namespace
}  // namespace hallmark::bench

int
main(int count, char** words)
{
  return count == 3 ? hallmark::bench::run(words[1], std::atoi(words[2])) : 2;
}
