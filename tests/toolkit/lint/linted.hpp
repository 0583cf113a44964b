// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Builds a shared object and lints it.

#pragma once

#include "lint/finding.hpp"
#include "toolkit/workshop.hpp"

#include <string>
#include <vector>

namespace hallmark::tests {

/// Skips a test that needs a program which is not there.
#define SKIP_WITHOUT(program)                                                  \
  if (!hallmark::tests::has_program(program)) {                                \
    GTEST_SKIP() << program << " is not installed";                            \
  }

/// A workshop whose `a.so` is looked at.
class Linted {
public:
  /// Compile and link with sound flags before `words`. Throws with the
  /// compiler's words when it does not go.
  void build(const std::string& compiler,
             const std::vector<std::string>& words) const;

  /// build() of one source, `a.cpp`.
  void build(const std::string& compiler,
             std::string_view source,
             std::vector<std::string> words = {}) const;

  /// All that is found in `file`; throws when it cannot be read.
  [[nodiscard]] lint::Report look(const std::string& file = "a.so") const;

  /// The findings of one kind, a line each: `WHAT (WHERE): CURE`.
  [[nodiscard]] std::string find(std::string_view check,
                                 const std::string& file = "a.so") const;

  Workshop workshop;
};

}  // namespace hallmark::tests
