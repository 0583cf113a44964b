// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What one more plugin costs a program that has many open: as many as
// HALLMARK_BENCH_OPEN says.

#include "bench.hpp"
#include "folder.hpp"
#include "peers.hpp"

#include <hallmark/loader.hpp>

#include <cstdlib>

#include <benchmark/benchmark.h>

namespace hallmark::bench {
namespace {

/// How many are open: a process for each, so that the others cost it nothing.
std::size_t
find_count()
{
  const auto* text = std::getenv("HALLMARK_BENCH_OPEN");
  return text ? std::strtoul(text, nullptr, 10) : 10;
}

/// As many plugins, all open but one, for as long as the program runs. Files
/// that are open are open to dlopen() too.
class Crowd {
public:
  Crowd()
  {
    const auto count = find_count();
    folder_.fill_apart(count + 1);
    for (std::size_t i = 0; i < count; ++i) {
      held_.push_back(loader_.open(folder_.files()[i]).value());
    }
  }

  Loader& loader() { return loader_; }
  /// The one that was opened last, and that is found last.
  [[nodiscard]] const std::string& last() const
  {
    return folder_.files()[held_.size() - 1];
  }
  [[nodiscard]] const std::string& next() const
  {
    return folder_.files().back();
  }

private:
  Folder folder_;
  Loader loader_;
  std::vector<Plugin> held_;
};

Crowd&
find_crowd()
{
  static Crowd crowd;
  return crowd;
}

void
close_hallmark(benchmark::State& state)
{
  auto& crowd = find_crowd();
  for (auto _ : state) {
    if (crowd.loader().open(crowd.next())->close() != Closed::unmapped) {
      state.SkipWithError("is still mapped");
    }
  }
}

void
again_hallmark(benchmark::State& state)
{
  auto& crowd = find_crowd();
  for (auto _ : state) {
    benchmark::DoNotOptimize(crowd.loader().open(crowd.last()).value().get());
  }
}

void
open_dlopen(benchmark::State& state, const std::string& file)
{
  for (auto _ : state) {
    const Dlopen library(file);
    benchmark::DoNotOptimize(&library);
  }
}

void
close_dlopen(benchmark::State& state)
{
  open_dlopen(state, find_crowd().next());
}

void
again_dlopen(benchmark::State& state)
{
  open_dlopen(state, find_crowd().last());
}

}  // namespace

void
add_all()
{
  const auto add = [](const std::string& work, auto hallmark, auto floor) {
    const auto name =
      work + ", " + std::to_string(find_count()) + " others open/";
    benchmark::RegisterBenchmark((name + "Hallmark").c_str(), hallmark);
    benchmark::RegisterBenchmark((name + "dlopen").c_str(), floor);
  };
  add("open and close", close_hallmark, close_dlopen);
  add("open again", again_hallmark, again_dlopen);
}

}  // namespace hallmark::bench
