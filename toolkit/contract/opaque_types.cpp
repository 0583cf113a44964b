// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/opaque_types.hpp"

#include "base/text.hpp"
#include "verify/mentions.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace hallmark::contract {
namespace {

using Mentions = std::vector<model::Mention>;

/// The first type that is named by value and opaque; or empty.
std::string_view
find_value(const model::Contract& contract, const Mentions& mentions)
{
  const auto found =
    std::ranges::find_if(mentions, [&](const model::Mention& mention) {
      return verify::is_held(mention, false) &&
             contract.allows(model::Rule::opaque, mention.name);
    });
  return found == mentions.end() ? std::string_view() : found->name;
}

base::Error
make_opaque_error(std::string_view type, std::string_view holder)
{
  return base::make_error(
    Code::invalid_argument,
    base::concat({"'opaque' names ",
                  base::quote(type),
                  ", which ",
                  base::quote(holder),
                  " has by value"}),
    "pass it by pointer or reference, or take it out of 'opaque'");
}

}  // namespace

base::Result<void>
check_opaque(const model::Contract& contract)
{
  Mentions mentions;
  for (const auto& item : contract.exports) {
    mentions.clear();
    verify::find_export_mentions(item, mentions);
    if (const auto type = find_value(contract, mentions); !type.empty()) {
      return make_opaque_error(type, item.name);
    }
  }
  for (const auto& item : contract.types) {
    mentions.clear();
    verify::find_type_mentions(contract, item, mentions);
    if (const auto type = find_value(contract, mentions); !type.empty()) {
      return make_opaque_error(type, item.name);
    }
  }
  return {};
}

}  // namespace hallmark::contract
