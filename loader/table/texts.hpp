// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin's metadata and items as the C interface hands them out: text that
// stays in place.

#pragma once

#include "model/metadata.hpp"

#include <map>
#include <string>
#include <vector>

namespace hallmark::table {

/// Texts by their keys.
using TextMap = std::map<std::string, std::string, std::less<>>;

/// Metadata and items, unescaped; keys in the order of the description.
struct Texts {
  Texts() = default;
  explicit Texts(const model::Metadata& values);

  TextMap metadata;
  std::vector<std::string> metadata_keys;
  std::vector<TextMap> items;
  std::vector<std::vector<std::string>> item_keys;
};

}  // namespace hallmark::table
