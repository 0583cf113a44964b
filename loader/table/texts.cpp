// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "table/texts.hpp"

namespace hallmark::table {

Texts::Texts(const model::Metadata& values) : metadata_keys(values.keys())
{
  for (const auto& key : metadata_keys) {
    metadata[key] = values.find(key).value_or("");
  }
  for (std::size_t i = 0; i < values.item_count(); ++i) {
    item_keys.push_back(values.item_keys(i));
    auto& item = items.emplace_back();
    for (const auto& key : item_keys.back()) {
      item[key] = values.find_item(i, key).value_or("");
    }
  }
}

}  // namespace hallmark::table
