// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "table/requirements.hpp"

#include "base/text.hpp"

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

base::Result<Plugin*>
Requirements::find(const std::string& path) const
{
  std::vector<std::string> paths;
  for (const auto& one : all_) {
    if (one.path == path) {
      return one.hold->plugin;
    }
    paths.push_back(one.path);
  }
  return base::box_error(
    Code::not_found,
    "does not require " + base::quote(path),
    base::suggest(path, paths, "name it under [requires] in its description"));
}

}  // namespace hallmark::table
