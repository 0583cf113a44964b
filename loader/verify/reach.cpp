// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A search in breadth. Each type is met at most twice: as what the provider
// makes and as what the user makes.

#include "verify/reach.hpp"

#include "verify/mentions.hpp"

#include <algorithm>

namespace hallmark::verify {

using model::Contract;
using model::Mention;

namespace {

/// A type that is to be gone through.
struct Visit {
  std::size_t type = 0;
  bool is_parameter = false;
};

class Search {
public:
  explicit Search(const Contract& contract) : contract_(contract)
  {
    reach_.types.resize(contract.types.size());
  }

  void begin_at(const model::Export& item)
  {
    mentions_.clear();
    find_export_mentions(item, mentions_);
    meet_all({item.name, 0}, false);
  }

  /// A type that crosses in a way that is not known.
  void begin_at(std::size_t type, bool is_extra)
  {
    if (!reach_.types[type].is_met()) {
      Reached here;
      here.by_extra = is_extra;
      meet({type, false}, here);
      meet({type, true}, here);
    }
  }

  void go_on(const std::vector<bool>& closed)
  {
    for (; next_ < visits_.size(); ++next_) {
      const auto visit = visits_[next_];
      if (!closed.empty() && closed[visit.type]) {
        continue;
      }
      mentions_.clear();
      find_type_mentions(contract_, contract_.types[visit.type], mentions_);
      auto here = reach_.types[visit.type];
      ++here.distance;
      meet_all(here, visit.is_parameter);
    }
  }

  Reach finish()
  {
    auto& names = reach_.undescribed;
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return std::move(reach_);
  }

private:
  void meet_all(const Reached& here, bool is_parameter)
  {
    for (const auto& mention : mentions_) {
      const auto* type = contract_.find_type(mention.name);
      if (type) {
        const auto index =
          static_cast<std::size_t>(type - contract_.types.data());
        meet({index, mention.is_parameter != is_parameter}, here);
      } else if (!mention.is_argument) {
        reach_.undescribed.push_back(mention.name);
      }
    }
  }

  void meet(const Visit& visit, const Reached& here)
  {
    auto& type = reach_.types[visit.type];
    if (!type.as_result && !type.as_parameter) {
      type.from = here.from;
      type.by_extra = here.by_extra;
      type.distance = here.distance;
    }
    auto& is_met = visit.is_parameter ? type.as_parameter : type.as_result;
    if (!is_met) {
      is_met = true;
      visits_.push_back(visit);
    }
  }

  const Contract& contract_;
  Reach reach_;
  std::vector<Visit> visits_;
  std::size_t next_ = 0;  ///< the first visit that was not made
  std::vector<Mention> mentions_;
};

}  // namespace

bool
Reach::names_undescribed(std::string_view name) const
{
  return std::binary_search(undescribed.begin(), undescribed.end(), name);
}

Reach
find_reach(const Contract& contract,
           const std::vector<bool>& exports,
           const std::vector<bool>& closed)
{
  Search search(contract);
  for (std::size_t i = 0; i < contract.exports.size(); ++i) {
    if (exports[i]) {
      search.begin_at(contract.exports[i]);
    }
  }
  search.go_on(closed);
  for (const auto origin : {model::Origin::extra, model::Origin::own}) {
    for (std::size_t i = 0; i < contract.types.size(); ++i) {
      if (contract.types[i].origin == origin) {
        search.begin_at(i, origin == model::Origin::extra);
      }
    }
    search.go_on(closed);
  }
  return search.finish();
}

}  // namespace hallmark::verify
