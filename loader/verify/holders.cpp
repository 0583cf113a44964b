// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/holders.hpp"

#include "verify/mentions.hpp"

#include <cstddef>

namespace hallmark::verify {

using model::Contract;
using model::Mention;

namespace {

/// For each type who holds it by value, or empty.
std::vector<std::string_view>
find_holders(const Contract& contract)
{
  std::vector<std::string_view> holders(contract.types.size());
  std::vector<Mention> mentions;
  const auto hold_all = [&](std::string_view holder, bool is_leaf) {
    for (const auto& mention : mentions) {
      const auto* type = contract.find_type(mention.name);
      if (type && is_held(mention, is_leaf)) {
        holders[static_cast<std::size_t>(type - contract.types.data())] =
          holder;
      }
    }
    mentions.clear();
  };
  for (const auto& type : contract.types) {
    find_type_mentions(contract, type, mentions);
    hold_all(type.name, type.kind == model::Kind::leaf);
  }
  for (const auto& item : contract.exports) {
    find_export_mentions(item, mentions);
    hold_all(item.name, false);
  }
  return holders;
}

}  // namespace

std::string_view
Holders::find(std::string_view type)
{
  if (!holders_) {
    holders_ = find_holders(contract_);
  }
  const auto* block = contract_.find_type(type);
  return block ? (*holders_)[static_cast<std::size_t>(block -
                                                      contract_.types.data())]
               : std::string_view{};
}

}  // namespace hallmark::verify
