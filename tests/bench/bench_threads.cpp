// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What several threads that open and look up at once cost each other.

#include "bench.hpp"
#include "peers.hpp"

#include <hallmark/loader.hpp>

#include <benchmark/benchmark.h>

namespace hallmark::bench {
namespace {

constexpr auto wanted = "many_100_0042";

/// A plugin that stays open for as long as the program runs.
const Plugin&
find_open()
{
  static Loader loader;
  static const auto plugin = loader.open(find_plugin(100)).value();
  return plugin;
}

void
look_up_hallmark(benchmark::State& state)
{
  const auto& plugin = find_open();
  for (auto _ : state) {
    benchmark::DoNotOptimize(plugin.lookup<int(int)>(wanted).value().get());
  }
}

/// Each thread has its own object, as not all may be shared.
template<class Peer>
void
look_up_peer(benchmark::State& state)
{
  Peer library(find_plugin(100));
  const std::string name = wanted;
  for (auto _ : state) {
    benchmark::DoNotOptimize(library.find(name));
  }
}

void
again_hallmark(benchmark::State& state)
{
  static Loader loader;
  static const auto file = find_plugin(10);
  static const auto held = loader.open(file).value();
  for (auto _ : state) {
    benchmark::DoNotOptimize(loader.open(file).value().get());
  }
}

template<class Peer>
void
again_peer(benchmark::State& state)
{
  static const auto file = find_plugin(10);
  const Peer held(file);
  for (auto _ : state) {
    const Peer again(file);
    benchmark::DoNotOptimize(&again);
  }
}

}  // namespace

void
add_all()
{
  const auto add = [](const std::string& name, void (*act)(benchmark::State&)) {
    for (const auto threads : {1, 2, 8}) {
      benchmark::RegisterBenchmark(name.c_str(), act)
        ->Threads(threads)
        ->UseRealTime();
    }
  };
  add("look up/Hallmark", look_up_hallmark);
  add("open again/Hallmark", again_hallmark);
  for_each_peer([&]<class Peer>(const std::string& name) {
    add("look up/" + name, look_up_peer<Peer>);
    // Objects of Qt's share one handle, which two threads that load and unload
    // take from each other: 6.4 calls dlclose(nullptr) here, and crashes.
    if (name != "Qt") {
      add("open again/" + name, again_peer<Peer>);
    }
  });
}

}  // namespace hallmark::bench
