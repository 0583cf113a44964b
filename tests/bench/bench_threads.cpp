// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows what several threads cost each other that open and look up at once.

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

void
look_up_dlsym(benchmark::State& state)
{
  static const Dlopen library(find_plugin(100));
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

void
again_dlopen(benchmark::State& state)
{
  static const auto file = find_plugin(10);
  static const Dlopen held(file);
  for (auto _ : state) {
    const Dlopen again(file);
    benchmark::DoNotOptimize(&again);
  }
}

}  // namespace

void
add_all()
{
  const auto add = [](const char* name, void (*act)(benchmark::State&)) {
    for (const auto threads : {2, 8}) {
      benchmark::RegisterBenchmark(name, act)->Threads(threads)->UseRealTime();
    }
  };
  add("look up/Hallmark", look_up_hallmark);
  add("look up/dlopen", look_up_dlsym);
  add("open again/Hallmark", again_hallmark);
  add("open again/dlopen", again_dlopen);
}

}  // namespace hallmark::bench
