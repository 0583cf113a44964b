// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows what each program of benchmarks does: register its own, and run them.

#include "bench.hpp"

#include <benchmark/benchmark.h>

int
main(int count, char** words)
{
  hallmark::bench::add_all();
  benchmark::Initialize(&count, words);
  benchmark::RunSpecifiedBenchmarks();
}
