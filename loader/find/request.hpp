// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a caller asks of a plugin, whether it names a file or searches.

#pragma once

#include "table/binding.hpp"
#include "verify/demands.hpp"

#include <hallmark/c/interface.h>

#include <vector>

namespace hallmark::find {

class Search;

/// What a caller asks of a plugin.
struct Request {
  verify::Expectation expectation;
  std::vector<const hallmark_expected*> interfaces;  ///< static
  Search* search = nullptr;  ///< of what requires it; null when nothing does
  /// What another plugin calls of it, which requires it. Views.
  std::vector<verify::ExpectedInterface> called = {};
  /// What the program provides to plugins; empty: that is not compared.
  verify::FindProvided find_provided = {};
};

/// A request as verify reads it. Views of both.
[[nodiscard]] verify::Demands
make_demands(const Request& request, const verify::FactPolicy& facts);

}  // namespace hallmark::find
