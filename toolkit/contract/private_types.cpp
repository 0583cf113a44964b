// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/private_types.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace hallmark::contract {
namespace {

Error
make_private_error(const std::string& key, const std::string& way)
{
  return base::make_error(
    Code::invalid_argument,
    "'private' names " + base::quote(key) + ", which crosses the interface" +
      (way.empty() ? "" : ": it is reached from " + way),
    "hide it behind a pointer to a class that the headers only declare, or "
    "take it out of 'private'");
}

/// Goes from what crosses to all that it names, in breadth.
class PrivateSearch {
public:
  explicit PrivateSearch(const std::map<std::string, text::Block>& blocks)
    : blocks_(blocks)
  {
  }

  void add(const std::string& key, const std::string& way)
  {
    if (ways_.try_emplace(key, way).second) {
      waiting_.push_back(key);
    }
  }

  Result<void> run(const Request& request)
  {
    for (std::size_t next = 0; next < waiting_.size(); ++next) {
      const auto key = waiting_[next];
      const auto way = ways_[key];
      if (is_private(request, key)) {
        return make_private_error(key, way);
      }
      if (const auto found = blocks_.find(key); found != blocks_.end()) {
        for (const auto& used : found->second.uses) {
          add(used, (way.empty() ? "" : way + ", ") + base::quote(key));
        }
      }
    }
    return {};
  }

private:
  const std::map<std::string, text::Block>& blocks_;
  std::map<std::string, std::string> ways_;
  std::vector<std::string> waiting_;
};

}  // namespace

bool
is_private(const Request& request, const std::string& key)
{
  return std::ranges::any_of(request.private_types, [&](const auto& pattern) {
    return base::matches_pattern(pattern, key);
  });
}

Result<void>
check_private(const Request& request,
              const std::vector<text::Root>& roots,
              const std::map<std::string, text::Block>& blocks)
{
  if (request.private_types.empty()) {
    return {};
  }
  PrivateSearch search(blocks);
  for (const auto& root : roots) {
    for (const auto& key : root.uses) {
      search.add(key, base::quote(root.result.name));
    }
  }
  for (const auto& [key, block] : blocks) {
    if (block.origin != text::Origin::reached) {
      search.add(key, "");
    }
  }
  return search.run(request);
}

}  // namespace hallmark::contract
