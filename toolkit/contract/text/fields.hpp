// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Puts a line of canonical text together.

#pragma once

#include <initializer_list>
#include <string>

namespace hallmark::contract::text {

/// Fields of a line, separated by one TAB.
[[nodiscard]] inline std::string
join_fields(std::initializer_list<std::string> fields)
{
  std::string line;
  for (const auto& field : fields) {
    line += line.empty() ? field : "\t" + field;
  }
  return line;
}

}  // namespace hallmark::contract::text
