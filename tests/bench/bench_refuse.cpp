// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Refusing a plugin, compared with the system calls that no loader can do
// without: open, fstat, read, close.

#include "bench.hpp"
#include "many_10.interface.hpp"

#include <hallmark/loader.hpp>

#include <array>

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hallmark::bench {
namespace {

void
refuse_identity(benchmark::State& state)
{
  Loader loader;
  const auto file = find_plugin(10);
  for (auto _ : state) {
    benchmark::DoNotOptimize(
      loader.open(file, {.path = "bench.example/other"}).has_value());
  }
}

void
refuse_interface(benchmark::State& state)
{
  Loader loader;
  const auto file = find_plugin(100);
  for (auto _ : state) {
    benchmark::DoNotOptimize(
      loader.open<interfaces::many_10>(file).has_value());
  }
}

void
refuse_unstamped(benchmark::State& state)
{
  Loader loader;
  const auto file = find_plain();
  for (auto _ : state) {
    benchmark::DoNotOptimize(loader.open(file).has_value());
  }
}

void
call_system(benchmark::State& state)
{
  const auto file = find_plugin(10);
  std::array<char, 4096> page{};
  for (auto _ : state) {
    const auto descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat found {};
    benchmark::DoNotOptimize(::fstat(descriptor, &found));
    benchmark::DoNotOptimize(::pread(descriptor, page.data(), page.size(), 0));
    ::close(descriptor);
  }
}

}  // namespace

void
add_all()
{
  benchmark::RegisterBenchmark("refuse another path/Hallmark", refuse_identity);
  benchmark::RegisterBenchmark("refuse another interface/Hallmark",
                               refuse_interface);
  benchmark::RegisterBenchmark("refuse what is not stamped/Hallmark",
                               refuse_unstamped);
  for (const auto* what : {"refuse another path",
                           "refuse another interface",
                           "refuse what is not stamped"}) {
    benchmark::RegisterBenchmark((std::string(what) + "/system calls").c_str(),
                                 call_system);
  }
}

}  // namespace hallmark::bench
