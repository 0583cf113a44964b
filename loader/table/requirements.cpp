// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "table/requirements.hpp"

namespace hallmark::table {

Hold*
Requirements::take_last()
{
  if (all_.empty()) {
    return nullptr;
  }
  auto* last = all_.back().hold;
  all_.pop_back();
  return last;
}

Plugin*
Requirements::find(std::string_view path) const
{
  for (const auto& one : all_) {
    if (one.path == path) {
      return one.hold->plugin;
    }
  }
  return nullptr;
}

std::vector<std::string>
Requirements::paths() const
{
  std::vector<std::string> paths;
  for (const auto& one : all_) {
    paths.push_back(one.path);
  }
  return paths;
}

}  // namespace hallmark::table
