// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <tbb/blocked_range.h>
#include <tbb/concurrent_hash_map.h>
#include <tbb/concurrent_queue.h>
#include <tbb/concurrent_vector.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/task_arena.h>

namespace user {

struct All {
  tbb::concurrent_hash_map<int, int> map;
  tbb::concurrent_queue<int> queue;
  tbb::concurrent_vector<int> many;
  tbb::task_arena arena;
  tbb::enumerable_thread_specific<int> each;
};

All*
all();
void
run(const tbb::blocked_range<int>&);

}  // namespace user
