// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/rules.hpp"

namespace hallmark::verify {

std::string_view
format_rule(model::Rule rule)
{
  using model::Rule;
  switch (rule) {
    case Rule::append_virtuals:
      return "append_virtuals";
    case Rule::grow_enum:
      return "grow_enum";
    case Rule::grow_tail:
      return "grow_tail";
    case Rule::leaves:
      return "leaves";
    case Rule::opaque:
      return "opaque";
    case Rule::reserved:
      return "reserved";
  }
  return {};
}

}  // namespace hallmark::verify
