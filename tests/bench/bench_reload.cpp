// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Replacing a plugin by its next version, and unmapping the old one.

#include "bench.hpp"
#include "many_10.interface.hpp"
#include "peers.hpp"

#include <hallmark/loader.hpp>

#include <optional>
#include <utility>

#include <benchmark/benchmark.h>

namespace hallmark::bench {
namespace {

void
reload_hallmark(benchmark::State& state)
{
  Loader loader;
  auto file = find_next(10);
  auto other = find_plugin(10);
  auto bound = loader.open<interfaces::many_10>(other).value();
  for (auto _ : state) {
    bound = loader.reload(bound, file).value();
    if (loader.collect() != 1) {
      state.SkipWithError("the old one is still mapped");
    }
    std::swap(file, other);
  }
}

/// The next is opened before the last is closed, as above.
template<class Peer>
void
reload_peer(benchmark::State& state)
{
  auto file = find_next(10);
  auto other = find_plugin(10);
  const auto names = list_exports(10);
  auto library = std::make_unique<Peer>(other);
  for (auto _ : state) {
    auto next = std::make_unique<Peer>(file);
    for (const auto& name : names) {
      benchmark::DoNotOptimize(next->find(name));
    }
    library = std::move(next);
    std::swap(file, other);
  }
}

}  // namespace

void
add_all()
{
  benchmark::RegisterBenchmark("reload/Hallmark", reload_hallmark);
  for_each_peer([]<class Peer>(const char* name) {
    benchmark::RegisterBenchmark((std::string("reload/") + name).c_str(),
                                 reload_peer<Peer>);
  });
}

}  // namespace hallmark::bench
