// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <atomic>
#include <cstddef>
#include <string>

namespace hallmark::table {

class Plugin;

/**
 * One kind of holder of a plugin: `audio::Filter`, `symbol`. Counted.
 *
 * It lives as long as its plugin's record, so that a holder can be dropped by
 * a real-time thread: two atomic subtractions, no lock, no memory freed.
 */
struct Hold {
  Plugin* plugin = nullptr;
  std::string what;
  std::atomic<std::size_t> count{0};
  Hold* next = nullptr;
};

}  // namespace hallmark::table
