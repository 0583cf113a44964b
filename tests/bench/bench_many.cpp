// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What one more plugin costs a program that has many open.

#include "bench.hpp"
#include "folder.hpp"
#include "peers.hpp"

#include <hallmark/loader.hpp>

#include <array>
#include <map>
#include <memory>

#include <benchmark/benchmark.h>

namespace hallmark::bench {
namespace {

constexpr std::array<std::size_t, 3> counts = {10, 100, 1'000};

/// The files of as many plugins and one more, made when first asked for.
const std::vector<std::string>&
find_files(std::size_t count)
{
  static std::map<std::size_t, Folder> folders;
  auto& folder = folders[count];
  if (folder.files().empty()) {
    folder.fill_apart(count + 1);
  }
  return folder.files();
}

/// All of them but the last are open.
class Crowd {
public:
  explicit Crowd(std::size_t count) : files_(find_files(count))
  {
    for (std::size_t i = 0; i < count; ++i) {
      held_.push_back(loader_.open(files_[i]).value());
    }
  }

  Loader& loader() { return loader_; }
  /// The one that was opened last, and that is found last.
  [[nodiscard]] const std::string& last() const
  {
    return files_[files_.size() - 2];
  }
  [[nodiscard]] const std::string& next() const { return files_.back(); }

private:
  const std::vector<std::string>& files_;
  Loader loader_;
  std::vector<Plugin> held_;
};

void
close_hallmark(benchmark::State& state, std::size_t count)
{
  Crowd crowd(count);
  for (auto _ : state) {
    if (crowd.loader().open(crowd.next())->close() != Closed::unmapped) {
      state.SkipWithError("is still mapped");
    }
  }
}

void
again_hallmark(benchmark::State& state, std::size_t count)
{
  Crowd crowd(count);
  for (auto _ : state) {
    benchmark::DoNotOptimize(crowd.loader().open(crowd.last()).value().get());
  }
}

template<class Act>
void
run_dlopen(benchmark::State& state, std::size_t count, Act act)
{
  const auto& files = find_files(count);
  std::vector<std::unique_ptr<Dlopen>> held;
  for (std::size_t i = 0; i < count; ++i) {
    held.push_back(std::make_unique<Dlopen>(files[i]));
  }
  for (auto _ : state) {
    const Dlopen library(act(files));
    benchmark::DoNotOptimize(&library);
  }
}

void
close_dlopen(benchmark::State& state, std::size_t count)
{
  run_dlopen(state, count, [](auto& files) { return files.back(); });
}

void
again_dlopen(benchmark::State& state, std::size_t count)
{
  run_dlopen(state, count, [](auto& files) { return files[files.size() - 2]; });
}

}  // namespace

void
add_all()
{
  for (const auto count : counts) {
    const auto add = [&](const std::string& work, auto hallmark, auto floor) {
      const auto name = work + ", " + std::to_string(count) + " others open/";
      benchmark::RegisterBenchmark(
        (name + "Hallmark").c_str(), hallmark, count);
      benchmark::RegisterBenchmark((name + "dlopen").c_str(), floor, count);
    };
    add("open and close", close_hallmark, close_dlopen);
    add("open again", again_hallmark, again_dlopen);
  }
}

}  // namespace hallmark::bench
