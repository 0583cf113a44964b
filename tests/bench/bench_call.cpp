// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Finding a name in an open plugin, and calling what was found.

#include "bench.hpp"
#include "many_100.interface.hpp"
#include "peers.hpp"

#include <hallmark/loader.hpp>

#include <benchmark/benchmark.h>

namespace hallmark::bench {
namespace {

constexpr auto wanted = "many_100_0042";

void
look_up_hallmark(benchmark::State& state)
{
  Loader loader;
  const auto plugin = loader.open(find_plugin(100)).value();
  for (auto _ : state) {
    benchmark::DoNotOptimize(plugin.lookup<int(int)>(wanted).value().get());
  }
}

/// A name that the compiler does not know.
void
look_up_string(benchmark::State& state)
{
  Loader loader;
  const auto plugin = loader.open(find_plugin(100)).value();
  std::string name = wanted;
  for (auto _ : state) {
    benchmark::DoNotOptimize(name);
    benchmark::DoNotOptimize(plugin.lookup<int(int)>(name).value().get());
  }
}

/// Without the handle that keeps the plugin mapped: the C interface.
void
look_up_hallmark_c(benchmark::State& state)
{
  Loader loader;
  const auto plugin = loader.open(find_plugin(100)).value();
  hallmark_query query{};
  query.size = sizeof query;
  query.name = wanted;
  query.signature = "int(int)";
  query.kind = HALLMARK_FUNCTION;
  query.type_hash = 1;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
      hallmark_lookup_query(plugin.get(), &query, nullptr));
  }
}

void
miss_hallmark(benchmark::State& state)
{
  Loader loader;
  const auto plugin = loader.open(find_plugin(100)).value();
  for (auto _ : state) {
    benchmark::DoNotOptimize(
      hallmark_lookup(plugin.get(), "absent", nullptr, nullptr));
  }
}

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

template<class Peer>
void
miss_peer(benchmark::State& state)
{
  Peer library(find_plugin(100));
  const std::string name = "absent";
  for (auto _ : state) {
    try {
      benchmark::DoNotOptimize(library.find(name));
    } catch (const std::exception&) {
      // So some of them say it.
    }
  }
}

void
call_bound(benchmark::State& state)
{
  Loader loader;
  const auto bound =
    loader.open<interfaces::many_100>(find_plugin(100)).value();
  int value = 0;
  for (auto _ : state) {
    value = bound->many_100_0001(value);
  }
  benchmark::DoNotOptimize(value);
}

void
call_symbol(benchmark::State& state)
{
  Loader loader;
  const auto plugin = loader.open(find_plugin(100)).value();
  const auto symbol = plugin.lookup<int(int)>("many_100_0001").value();
  int value = 0;
  for (auto _ : state) {
    value = symbol(value);
  }
  benchmark::DoNotOptimize(value);
}

template<class Peer>
void
call_peer(benchmark::State& state)
{
  Peer library(find_plugin(100));
  auto* volatile found = library.find("many_100_0001");
  auto* const function = reinterpret_cast<int (*)(int)>(found);
  int value = 0;
  for (auto _ : state) {
    value = function(value);
  }
  benchmark::DoNotOptimize(value);
}

}  // namespace

void
add_all()
{
  benchmark::RegisterBenchmark("look up/Hallmark", look_up_hallmark);
  benchmark::RegisterBenchmark("look up/Hallmark, C", look_up_hallmark_c);
  benchmark::RegisterBenchmark("look up by a name of run time/Hallmark",
                               look_up_string);
  benchmark::RegisterBenchmark("look up by a name of run time/dlopen",
                               look_up_peer<Dlopen>);
  benchmark::RegisterBenchmark("look up what is not there/Hallmark",
                               miss_hallmark);
  benchmark::RegisterBenchmark("call/Hallmark", call_bound);
  benchmark::RegisterBenchmark("call/Hallmark, symbol", call_symbol);
  for_each_peer([]<class Peer>(const char* name) {
    const auto add = [&](const char* work, void (*act)(benchmark::State&)) {
      benchmark::RegisterBenchmark((std::string(work) + "/" + name).c_str(),
                                   act);
    };
    add("look up", look_up_peer<Peer>);
    add("look up what is not there", miss_peer<Peer>);
    add("call", call_peer<Peer>);
  });
}

}  // namespace hallmark::bench
