// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The enumerators of an enumeration, as their type counts them.

#pragma once

#include "contract/dwarf/dwarf.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hallmark::contract::dwarf {

/// One enumerator.
struct Enumerator {
  std::string name;
  std::string value;  ///< in decimal
};

/**
 * The enumerators in order of value, then of name.
 *
 * @param size        Of the enumeration, in bytes.
 * @param underlying  Its type, which says whether values have a sign.
 */
[[nodiscard]] std::vector<Enumerator>
list_enumerators(const Die& type,
                 std::uint64_t size,
                 const std::optional<Die>& underlying);

/**
 * What the names of enumerators stand for: `(ns::E)1` for `ns::E::A`, and for
 * `ns::A` as well when E is unscoped.
 */
class EnumeratorNames {
public:
  using NameOf = std::function<std::string(const Die&)>;

  /// A type; passed over unless it is an enumeration.
  void add(const Die& type);

  /// @param name_of  How enumerations are named; it may ask for enumerators,
  ///                 and hears of none while the first are noted.
  std::optional<std::string> find(std::string_view name, const NameOf& name_of);

private:
  void note(const Die& type, const std::string& name);

  std::vector<Die> waiting_;
  std::unordered_map<std::string, std::string> known_;
};

}  // namespace hallmark::contract::dwarf
