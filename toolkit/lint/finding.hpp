// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A finding of lint: something that works today and causes trouble later.

#pragma once

#include <string>
#include <vector>

namespace hallmark::lint {

/// One thing, on a line of its own. No part holds a newline or is empty.
struct Finding {
  std::string check;  ///< its kind, for programs: `static_tls`
  std::string what;   ///< `takes static TLS, of which a process has little`
  std::string where;  ///< `DT_FLAGS`, `params.hpp:3`
  std::string cure;   ///< in the imperative
};

using Findings = std::vector<Finding>;

/// All that was found in one file.
struct Report {
  Findings findings;
  /// What could not be looked at, and why: `no debugging information: …`.
  std::vector<std::string> notes;
};

}  // namespace hallmark::lint
