// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/export_name.hpp"

#include <cstddef>

namespace hallmark::model {

std::string_view
strip_parameters(std::string_view name)
{
  if (!name.ends_with(')')) {
    return {};
  }
  std::size_t depth = 0;
  for (auto at = name.size(); at > 0; --at) {
    const char byte = name[at - 1];
    depth += byte == ')' ? 1 : 0;
    depth -= byte == '(' ? 1 : 0;
    if (depth == 0) {
      return name.substr(0, at - 1);
    }
  }
  return {};
}

std::string_view
find_signature_parameters(std::string_view signature)
{
  const auto result = strip_parameters(signature);
  std::size_t angles = 0;
  for (const char byte : result) {
    angles += byte == '<' ? 1 : 0;
    if (byte == '>' && angles-- == 0) {
      return {};
    }
    if (byte == '(' && angles == 0) {
      return {};
    }
  }
  return result.empty() ? std::string_view{} : signature.substr(result.size());
}

bool
is_same_export(const ExportName& one, const ExportName& other)
{
  if (one.name == other.name) {
    return true;
  }
  const bool is_longer = one.name.size() > other.name.size();
  const auto& with = is_longer ? one : other;
  const auto& without = is_longer ? other : one;
  return one.linkage == other.linkage && one.linkage.starts_with("_Z") &&
         strip_parameters(with.name) == without.name;
}

}  // namespace hallmark::model
