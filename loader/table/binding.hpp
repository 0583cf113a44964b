// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Binds an interface of an open plugin, and keeps the interfaces that the
// program itself provides.

#pragma once

#include "table/plugin.hpp"
#include "verify/demands.hpp"

#include <hallmark/c/interface.h>

#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

namespace hallmark::table {

using base::Result;

/// The caller's expectation as verify reads it. Views of static text.
[[nodiscard]] verify::ExpectedInterface
read_expected(const hallmark_expected& expected);

/**
 * Compare an interface of a plugin with what is expected, and bind it.
 *
 * Errors:   wrong_interface, wrong_toolchain, missing_export
 */
Result<void>
bind(const Plugin& plugin,
     const hallmark_expected& expected,
     const verify::FactPolicy& policy,
     void** binding);

/// What the program provides to the plugins of one loader.
class Provided {
public:
  /// Errors: invalid_argument  no name, no addresses, or provided already
  ///         missing_export    a required export has no address
  Result<void> add(const hallmark_expected& expected);

  /**
   * Compare an interface with what a plugin expects of it, and bind it.
   *
   * Errors:   not_found, wrong_interface, wrong_toolchain, missing_export
   */
  Result<void> bind(const hallmark_expected& expected,
                    const verify::FactPolicy& policy,
                    void** binding) const;

  /// The interface of a name, as verify reads it; nothing without one.
  [[nodiscard]] std::optional<verify::ExpectedInterface> find_expected(
    std::string_view name) const;

  /// find_expected() of this, which must outlive it.
  [[nodiscard]] verify::FindProvided finder() const
  {
    return [this](std::string_view name) { return find_expected(name); };
  }

private:
  /// The interface of that name, or null. Static.
  [[nodiscard]] const hallmark_expected* find(std::string_view name) const;

  mutable std::mutex mutex_;
  std::vector<const hallmark_expected*> all_;
};

}  // namespace hallmark::table
