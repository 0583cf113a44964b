// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What stands in `extern "C"` inside a namespace: clang's debugging information
// puts its types outside every namespace.

#pragma once

#include <set>
#include <string>
#include <vector>

namespace hallmark::contract::inline values {

/// Lines of a file that stand in `extern "C"` inside namespaces.
struct LinkedScope {
  std::string file;  ///< as the compiler's line markers name it
  unsigned first = 0;
  unsigned last = 0;
  std::vector<std::string> namespaces;  ///< outermost first; empty: unnamed
  std::set<std::string> tags;  ///< words behind `struct`, `union` and the like
};

using LinkedScopes = std::vector<LinkedScope>;

}  // namespace hallmark::contract::inline values
