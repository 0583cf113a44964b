// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How much heap an open plugin takes, and how resident memory grows over
// reloads: in bytes, as lines that scripts/bench_report.py reads.

#include "bench.hpp"
#include "many_10.interface.hpp"
#include "many_1000.interface.hpp"
#include "peers.hpp"

#include <hallmark/loader.hpp>

#include <cstdio>
#include <fstream>
#include <memory>
#include <utility>

#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

namespace hallmark::bench {
namespace {

long
measure_heap()
{
  return static_cast<long>(::mallinfo2().uordblks);
}

long
measure_resident()
{
  long size = 0;
  long resident = 0;
  std::ifstream("/proc/self/statm") >> size >> resident;
  return resident * ::sysconf(_SC_PAGESIZE);
}

/// Act in a process of its own, and print the bytes that it gives.
template<class Act>
void
report(const char* work, const char* who, Act act)
{
  std::fflush(stdout);
  if (const auto child = ::fork()) {
    ::waitpid(child, nullptr, 0);
    return;
  }
  const long bytes = act();
  std::printf("%s/%s %ld\n", work, who, bytes);
  std::fflush(stdout);
  ::_exit(0);
}

/// What opening one more takes, of a loader that has one open.
template<class I>
long
open_hallmark(std::size_t count)
{
  Loader loader;
  const auto first = loader.open(find_plugin(100)).value();
  const auto before = measure_heap();
  const auto bound = loader.open<I>(find_plugin(count)).value();
  return measure_heap() - before;
}

template<class Peer>
long
open_peer(std::size_t count)
{
  const Peer first(find_plugin(100));
  const auto before = measure_heap();
  const Peer library(find_plugin(count));
  return measure_heap() - before;
}

constexpr int reloads = 10'000;

/// Grown over the reloads that come after the first hundred.
template<class Act>
long
measure_growth(Act act)
{
  long before = 0;
  for (int i = 0; i < reloads; ++i) {
    if (i == 100) {
      before = measure_resident();
    }
    act(i % 2 == 0);
  }
  return measure_resident() - before;
}

long
reload_hallmark()
{
  Loader loader;
  auto bound = loader.open<interfaces::many_10>(find_plugin(10)).value();
  return measure_growth([&](bool even) {
    bound =
      loader.reload(bound, even ? find_next(10) : find_plugin(10)).value();
    loader.collect();
  });
}

template<class Peer>
long
reload_peer()
{
  auto library = std::make_unique<Peer>(find_plugin(10));
  return measure_growth([&](bool even) {
    library = std::make_unique<Peer>(even ? find_next(10) : find_plugin(10));
  });
}

void
report_all()
{
  constexpr auto ten = "heap of an open plugin, 10 exports";
  constexpr auto thousand = "heap of an open plugin, 1000 exports";
  constexpr auto growth = "growth over 10,000 reloads";
  report(
    ten, "Hallmark", [] { return open_hallmark<interfaces::many_10>(10); });
  report(thousand, "Hallmark", [] {
    return open_hallmark<interfaces::many_1000>(1000);
  });
  report(growth, "Hallmark", reload_hallmark);
  for_each_peer([]<class Peer>(const char* name) {
    report(ten, name, [] { return open_peer<Peer>(10); });
    report(thousand, name, [] { return open_peer<Peer>(1000); });
    report(growth, name, reload_peer<Peer>);
  });
}

}  // namespace
}  // namespace hallmark::bench

int
main()
{
  hallmark::bench::report_all();
}
