// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "level.h"

#include <algorithm>
#include <string>
#include <vector>

int
level_at(const level_range* range, int percent)
{
  const std::vector<int> ends = {range->low, range->high};
  const auto lowest = *std::min_element(ends.begin(), ends.end());
  return std::stoi(std::to_string(lowest)) +
         (range->high - range->low) * percent / 100;
}
