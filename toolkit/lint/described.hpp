// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The types of one unit of a plugin, as the text of a contract.

#pragma once

#include "contract/contract.hpp"
#include "contract/text/graph.hpp"
#include "lint/scan.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace hallmark::lint {

/// How types are looked at; as a contract does it.
struct View {
  contract::text::Rules rules;
  bool bare_tags = false;  ///< see Index::use_bare_tags()
};

/// The types of one unit.
class Described {
public:
  /**
   * @param debug  Must outlive it.
   *
   * Errors:   malformed  entries that are out of order
   */
  static base::Result<Described> make(const contract::dwarf::Debug& debug,
                                      const Scan& scan,
                                      std::size_t unit,
                                      View view);

  /**
   * Describe a type under its canonical name.
   *
   * @return  The name; empty for a type that the unit does not know as a
   *          whole, where a base or a member is only declared, or that
   *          contracts cannot describe: such a one makes no claim.
   */
  std::string add(const contract::dwarf::Die& type);

  /// `float(int)` of a function or a variable; empty when it has no spelling.
  [[nodiscard]] std::string spell(const contract::dwarf::Die& symbol) const;

  /// Where an entry is declared; relative to the folder of the compiler.
  [[nodiscard]] contract::dwarf::Place find_place(
    const contract::dwarf::Die& die) const;

  /// Where a type that was added is defined.
  [[nodiscard]] contract::dwarf::Place find_place(
    const std::string& name) const;

  /// A contract without exports, of what was added.
  [[nodiscard]] std::string format(const std::string& machine) const;

private:
  Described(std::unique_ptr<contract::dwarf::Index> index, View view)
    : index_(std::move(index)), view_(std::move(view))
  {
  }

  [[nodiscard]] bool is_whole(const contract::dwarf::Die& type,
                              int depth) const;

  std::unique_ptr<contract::dwarf::Index> index_;
  View view_;
  std::string folder_;
  std::string name_;
  std::unique_ptr<contract::text::Graph> graph_;
  std::map<std::string, contract::text::Block> blocks_;
};

}  // namespace hallmark::lint
