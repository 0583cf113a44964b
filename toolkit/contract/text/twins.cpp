// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/text/twins.hpp"

namespace hallmark::contract::text {

void
Twins::add(const std::string& key, const dwarf::Die& type)
{
  if (key.find('<') == key.npos) {
    return;
  }
  const auto* identity = dwarf::identity(type);
  const auto [first, is_new] = first_.try_emplace(key, identity);
  if (!is_new && first->second != identity && others_.insert(identity).second) {
    waiting_.emplace_back(key, type);
  }
}

std::pair<std::string, dwarf::Die>
Twins::take()
{
  auto next = waiting_.front();
  waiting_.pop_front();
  return next;
}

}  // namespace hallmark::contract::text
