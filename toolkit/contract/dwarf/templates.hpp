// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the parameters of templates take, as far as their instances tell it.

#pragma once

#include "contract/dwarf/dwarf.hpp"
#include "contract/names/name_parser.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace hallmark::contract::dwarf {

/**
 * The instances of templates in one file.
 *
 * g++ leaves the parameters out for some instances, both compilers do where a
 * class is only declared. What all others take at a place counts for these.
 */
class Templates {
public:
  /// How classes are named, by who has this.
  struct Names {
    std::function<std::string(const Die&)> of_class;     ///< qualified
    std::function<std::string(const Die&)> of_template;  ///< likewise
  };

  /// A class; passed over unless it is an instance.
  void add(const Die& type);

  /**
   * What a parameter takes, if that is a pointer or the value of a class.
   *
   * @param type  The outermost class of the name in which `place` is.
   */
  std::optional<names::ValueParameter> find(const Die& type,
                                            const names::ParameterPlace& place,
                                            const Names& names);

private:
  using Found = std::optional<names::ValueParameter>;

  Found find_common(std::string name, std::size_t number, const Names& names);
  [[nodiscard]] Found read_common(const std::string& name,
                                  std::size_t number,
                                  const Names& names) const;

  /// By the template's bare name.
  std::unordered_map<std::string, std::vector<Die>> instances_;
  /// By the template's qualified name and the number of its parameter.
  std::map<std::pair<std::string, std::size_t>, Found> common_;
};

}  // namespace hallmark::contract::dwarf
