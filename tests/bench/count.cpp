// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Repeats one act of the loader, for tools that count what it takes.
//
//   count ACT TIMES
//
// The act is done once more, before those that are counted.

#include "bench.hpp"
#include "counted.hpp"
#include "folder.hpp"
#include "many_10.interface.hpp"
#include "many_1000.interface.hpp"

#include <hallmark/loader.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <thread>

#include <malloc.h>

namespace hallmark::bench {
namespace {

using interfaces::many_10;
using interfaces::many_1000;

/// How many files are listed and searched.
constexpr std::size_t file_count = 20;

/// Count an act alone, and neither what it needs nor what it leaves.
template<class Before, class Act, class After>
void
repeat(int times, Before before, Act act, After after)
{
  for (int i = 0; i <= times; ++i) {
    before();
    i > 0 ? count(act) : act();
    after();
  }
}

constexpr auto nothing = [] {};

template<class I>
void
open_bound(int exports, int times)
{
  Loader loader;
  const auto file = find_plugin(exports);
  std::optional<Bound<I>> bound;
  repeat(
    times,
    nothing,
    [&] { bound = loader.open<I>(file).value(); },
    [&] {
      bound->close();
      bound.reset();
    });
}

void
close(int times)
{
  Loader loader;
  const auto file = find_plugin(10);
  std::optional<Bound<many_10>> bound;
  repeat(
    times,
    [&] { bound = loader.open<many_10>(file).value(); },
    [&] { bound->close(); },
    [&] { bound.reset(); });
}

void
open_again(int times)
{
  Loader loader;
  const auto file = find_plugin(10);
  const auto held = loader.open(file).value();
  repeat(
    times, nothing, [&] { loader.open(file).value(); }, nothing);
}

void
look_up(int times)
{
  Loader loader;
  const auto plugin = loader.open(find_plugin(10)).value();
  repeat(
    times,
    nothing,
    [&] { plugin.lookup<int(int)>("many_10_0007").value(); },
    nothing);
}

/// End the program when something is accepted that must not be.
void
expect_refused(bool accepted)
{
  if (accepted) {
    std::fputs("count: was not refused\n", stderr);
    std::exit(1);
  }
}

void
refuse_path(int times)
{
  Loader loader;
  const auto file = find_plugin(10);
  const Expect other{.path = "bench.example/other"};
  repeat(
    times,
    nothing,
    [&] { expect_refused(loader.open(file, other).has_value()); },
    nothing);
}

void
refuse_interface(int times)
{
  Loader loader;
  const auto file = find_plugin(100);
  repeat(
    times,
    nothing,
    [&] { expect_refused(loader.open<many_10>(file).has_value()); },
    nothing);
}

void
refuse_unstamped(int times)
{
  Loader loader;
  const auto file = find_plain();
  repeat(
    times,
    nothing,
    [&] { expect_refused(loader.open(file).has_value()); },
    nothing);
}

void
list(int times)
{
  Folder folder;
  folder.fill(file_count);
  Loader loader;
  repeat(
    times, nothing, [&] { loader.scan(folder.path()); }, nothing);
}

/// As a program that starts anew: the cache is read at each scan.
void
list_cached(int times)
{
  Folder folder;
  folder.fill(file_count);
  // What was written a moment ago is not cached yet: it may be written again.
  std::this_thread::sleep_for(std::chrono::milliseconds(2'500));
  const Folder cache;
  const Options options{.cache = cache.path()};
  std::optional<Loader> loader;
  repeat(
    times,
    [&] { loader.emplace(options); },
    [&] { loader->scan(folder.path()); },
    nothing);
}

/// One of the files is it.
void
find_name(int times)
{
  Folder folder;
  folder.fill(file_count - 1);
  folder.add("/wanted.so", find_plugin(1000));
  Loader loader(Options{.directories = {folder.path()}});
  std::optional<Plugin> plugin;
  repeat(
    times,
    nothing,
    [&] { plugin = loader.find("bench.example/plugins/many_1000").value(); },
    [&] {
      plugin->close();
      plugin.reset();
    });
}

void
call_bound(int times)
{
  Loader loader;
  const auto bound = loader.open<many_10>(find_plugin(10)).value();
  int value = 0;
  count([&] {
    for (int i = 0; i < times; ++i) {
      value = bound->many_10_0001(value);
    }
  });
  expect_refused(value != times);
}

void
call_pointer(int times)
{
  Loader loader;
  const auto bound = loader.open<many_10>(find_plugin(10)).value();
  auto* const function = bound->many_10_0001;
  int value = 0;
  count([&] {
    for (int i = 0; i < times; ++i) {
      value = function(value);
    }
  });
  expect_refused(value != times);
}

struct Act {
  const char* name;
  void (*run)(int times);
};

constexpr Act acts[] = {
  {"open and bind 10", [](int times) { open_bound<many_10>(10, times); }},
  {"open and bind 1000", [](int times) { open_bound<many_1000>(1000, times); }},
  {"open again", open_again},
  {"close", close},
  {"look up", look_up},
  {"call", call_bound},
  {"call a pointer", call_pointer},
  {"refuse another path", refuse_path},
  {"refuse another interface", refuse_interface},
  {"refuse what is not stamped", refuse_unstamped},
  {"list 20 plugins", list},
  {"list 20 plugins, cached", list_cached},
  {"find one of 20", find_name},
};

int
run(const std::string& name, int times)
{
  // As in main.cpp: giving pages back and taking them again is not counted, nor
  // when the heap grows.
  ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
  ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
  ::mallopt(M_TOP_PAD, 64 << 20);
  for (const auto& act : acts) {
    if (name == act.name) {
      act.run(times);
      return 0;
    }
  }
  std::fputs("count: no such act\n", stderr);
  return 2;
}

}  // namespace
}  // namespace hallmark::bench

int
main(int count, char** words)
{
  return count == 3 ? hallmark::bench::run(words[1], std::atoi(words[2])) : 2;
}
