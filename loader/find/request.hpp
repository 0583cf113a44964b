// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a caller asks of a plugin, whether it names a file or searches.

#pragma once

#include "verify/expectation.hpp"

#include <hallmark/c/interface.h>

#include <vector>

namespace hallmark::find {

class Search;

/// What a caller asks of a plugin.
struct Request {
  verify::Expectation expectation;
  std::vector<const hallmark_expected*> interfaces;  ///< static
  Search* search = nullptr;  ///< of what requires it; null when nothing does
};

}  // namespace hallmark::find
