// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Every program of benchmarks: registers its own, and runs them.

#include "bench.hpp"

#include <benchmark/benchmark.h>
#include <malloc.h>

int
main(int count, char** words)
{
  // A host's heap does not end behind what a loader frees: without this, the
  // time of giving pages back and of taking them again would be counted.
  ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
  ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
  hallmark::bench::add_all();
  benchmark::Initialize(&count, words);
  benchmark::RunSpecifiedBenchmarks();
}
