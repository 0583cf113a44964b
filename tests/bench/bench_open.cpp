// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Opening a plugin, resolving every export, and closing it: with Hallmark,
// which also verifies it, and with loaders that do not.

#include "bench.hpp"
#include "many_10.interface.hpp"
#include "many_100.interface.hpp"
#include "many_1000.interface.hpp"
#include "peers.hpp"

#include <hallmark/loader.hpp>

#include <benchmark/benchmark.h>
#include <sys/stat.h>

namespace hallmark::bench {
namespace {

template<class I>
void
open_hallmark(benchmark::State& state, std::size_t count)
{
  Loader loader;
  const auto file = find_plugin(count);
  for (auto _ : state) {
    auto bound = loader.open<I>(file);
    benchmark::DoNotOptimize(&*bound.value());
    if (bound->close() != Closed::unmapped) {
      state.SkipWithError("is still mapped");
    }
  }
}

template<class Peer>
void
open_peer(benchmark::State& state, std::size_t count)
{
  const auto file = find_plugin(count);
  const auto names = list_exports(count);
  for (auto _ : state) {
    Peer library(file);
    for (const auto& name : names) {
      benchmark::DoNotOptimize(library.find(name));
    }
  }
}

void
again_hallmark(benchmark::State& state)
{
  Loader loader;
  const auto file = find_plugin(10);
  const auto held = loader.open(file).value();
  for (auto _ : state) {
    benchmark::DoNotOptimize(loader.open(file).value().get());
  }
}

/// What tells whether a file is still the one that is open.
void
again_system(benchmark::State& state)
{
  const auto file = find_plugin(10);
  for (auto _ : state) {
    struct stat found {};
    benchmark::DoNotOptimize(::stat(file.c_str(), &found));
  }
}

void
close_hallmark(benchmark::State& state)
{
  Loader loader;
  const auto file = find_plugin(10);
  for (auto _ : state) {
    if (loader.open(file)->close() != Closed::unmapped) {
      state.SkipWithError("is still mapped");
    }
  }
}

template<class Peer>
void
close_peer(benchmark::State& state)
{
  const auto file = find_plugin(10);
  for (auto _ : state) {
    Peer library(file);
    benchmark::DoNotOptimize(&library);
  }
}

template<class Peer>
void
again_peer(benchmark::State& state)
{
  const auto file = find_plugin(10);
  const Peer held(file);
  for (auto _ : state) {
    Peer again(file);
    benchmark::DoNotOptimize(&again);
  }
}

template<class Peer>
void
add_peer(const std::string& name)
{
  for (const auto count : {10, 100, 1000}) {
    benchmark::RegisterBenchmark(
      ("open and bind " + std::to_string(count) + "/" + name).c_str(),
      open_peer<Peer>,
      count);
  }
  benchmark::RegisterBenchmark(("open and close/" + name).c_str(),
                               close_peer<Peer>);
  benchmark::RegisterBenchmark(("open again/" + name).c_str(),
                               again_peer<Peer>);
}

}  // namespace

void
add_all()
{
  benchmark::RegisterBenchmark(
    "open and bind 10/Hallmark", open_hallmark<interfaces::many_10>, 10);
  benchmark::RegisterBenchmark(
    "open and bind 100/Hallmark", open_hallmark<interfaces::many_100>, 100);
  benchmark::RegisterBenchmark(
    "open and bind 1000/Hallmark", open_hallmark<interfaces::many_1000>, 1000);
  benchmark::RegisterBenchmark("open again/one stat", again_system);
  benchmark::RegisterBenchmark("open and close/Hallmark", close_hallmark);
  benchmark::RegisterBenchmark("open again/Hallmark", again_hallmark);
  for_each_peer([]<class Peer>(const char* name) { add_peer<Peer>(name); });
#if defined(HALLMARK_CLASS_LOADER)
  // It looks up classes only, which these plugins do not have.
  benchmark::RegisterBenchmark("open and close/class_loader",
                               close_peer<::class_loader::ClassLoader>);
#endif
}

}  // namespace hallmark::bench
