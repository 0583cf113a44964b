// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin whose threads call back into the host.

#include <hallmark/plugin.h>

#include <thread>
#include <vector>

extern "C" HALLMARK_EXPORT int
call_in_threads(void (*call)(void*), void* data)
{
  std::vector<std::thread> threads;
  for (int i = 0; i < 10; ++i) {
    threads.emplace_back(call, data);
  }
  for (auto& thread : threads) {
    thread.join();
  }
  return int(threads.size());
}
