// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A host that the threads of a plugin call, and look up in:
//
//   callbacks PLUGIN

#include <hallmark/loader.hpp>

#include <atomic>
#include <iostream>

namespace {

using Caller = int(void (*)(void*), void*);

struct Host {
  hallmark::Plugin plugin;
  std::atomic<int> calls = 0;
  std::atomic<int> found = 0;
};

void
count(void* data)
{
  auto& host = *static_cast<Host*>(data);
  ++host.calls;
  host.found += host.plugin.lookup<Caller>("call_in_threads") ? 1 : 0;
}

}  // namespace

int
main(int, char** words)
{
  hallmark::Loader loader;
  Host host{.plugin = loader.open(words[1]).value()};
  (*host.plugin.lookup<Caller>("call_in_threads"))(count, &host);
  std::cout << host.calls << " calls, " << host.found << " found, unmapped "
            << (host.plugin.close() == hallmark::Closed::unmapped) << '\n';
}
