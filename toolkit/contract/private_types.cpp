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

  /// @param from  The export that names it, or empty.
  void add(const std::string& key, const std::string& from)
  {
    add(key, {from, nullptr});
  }

  Result<void> run(const Request& request)
  {
    for (std::size_t next = 0; next < waiting_.size(); ++next) {
      const auto* step = waiting_[next];
      const auto& key = step->first;
      if (is_private(request, key)) {
        return make_private_error(key, format_way(step->second));
      }
      if (const auto found = blocks_.find(key); found != blocks_.end()) {
        for (const auto& used : found->second.uses) {
          add(used, {"", step});
        }
      }
    }
    return {};
  }

private:
  struct Way;
  using Step = std::pair<const std::string, Way>;

  /// What names a type: an export, another type, or nothing.
  struct Way {
    std::string from;
    const Step* before = nullptr;
  };

  void add(const std::string& key, const Way& way)
  {
    if (const auto [step, is_new] = ways_.try_emplace(key, way); is_new) {
      waiting_.push_back(&*step);
    }
  }

  /// `'make', 'audio::Room'`
  static std::string format_way(Way way)
  {
    std::vector<std::string> names;
    for (; way.before; way = way.before->second) {
      names.push_back(base::quote(way.before->first));
    }
    if (!way.from.empty()) {
      names.push_back(base::quote(way.from));
    }
    std::ranges::reverse(names);
    return base::join(names, ", ");
  }

  const std::map<std::string, text::Block>& blocks_;
  std::map<std::string, Way> ways_;
  std::vector<const Step*> waiting_;
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
      search.add(key, root.result.name);
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
