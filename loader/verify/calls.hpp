// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a plugin calls of other plugins that it requires. It is to them what a
// host is to it.

#pragma once

#include "verify/interfaces.hpp"

#include <memory>
#include <string>
#include <vector>

namespace hallmark::verify {

/// The interfaces that a plugin calls of those that it requires. A view of its
/// stamp and notes.
class Calls {
public:
  Calls(const model::Stamp& stamp, const Notes& notes);
  Calls(const Calls&) = delete;
  Calls& operator=(const Calls&) = delete;

  /// What the plugin expects of one that it requires. Views of this.
  [[nodiscard]] std::vector<ExpectedInterface> list(
    const model::Requirement& requirement);

private:
  const Notes& notes_;
  std::string facts_;  ///< of the plugin, as those of a host
  std::string name_;   ///< of the plugin in messages
  std::vector<std::unique_ptr<const std::string>> names_;  ///< of the others
};

}  // namespace hallmark::verify
