// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "table/waits.hpp"

#include <map>
#include <mutex>

namespace hallmark::table {
namespace {

struct Waits {
  std::mutex mutex;
  std::map<std::thread::id, std::thread::id> whom;  ///< waiting ► waited for
};

/// Never destroyed: plugins may be opened while the process ends.
Waits&
all_waits()
{
  static auto* const waits = new Waits;
  return *waits;
}

bool
closes_circle(const Waits& waits, std::thread::id self, std::thread::id whom)
{
  for (;;) {
    if (whom == self) {
      return true;
    }
    const auto next = waits.whom.find(whom);
    if (next == waits.whom.end()) {
      return false;
    }
    whom = next->second;
  }
}

}  // namespace

Wait::Wait(std::thread::id whom)
{
  auto& waits = all_waits();
  const std::lock_guard lock(waits.mutex);
  const auto self = std::this_thread::get_id();
  is_allowed_ = !closes_circle(waits, self, whom);
  if (is_allowed_) {
    waits.whom[self] = whom;
  }
}

Wait::~Wait()
{
  if (is_allowed_) {
    auto& waits = all_waits();
    const std::lock_guard lock(waits.mutex);
    waits.whom.erase(std::this_thread::get_id());
  }
}

}  // namespace hallmark::table
