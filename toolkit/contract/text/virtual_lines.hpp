// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The virtual functions of a class, as the text has them.

#pragma once

#include "contract/dwarf/types.hpp"
#include "contract/dwarf/virtuals.hpp"
#include "contract/text/functions.hpp"

#include <string>
#include <vector>

namespace hallmark::contract::text {

/// Describes those of one class after another.
class VirtualLines {
public:
  /// All must outlive it.
  VirtualLines(const dwarf::Index& index,
               dwarf::Speller& speller,
               Functions& functions)
    : virtuals_(index), speller_(speller), functions_(functions)
  {
  }

  /**
   * A line for each slot that a class adds, by slot, then one for each function
   * in a slot of its bases of which something is said beside its type, by name.
   *
   * @param key    Of the class.
   * @param found  Gets the types that the slots name.
   */
  std::vector<std::string> describe(const std::string& key,
                                    const dwarf::Die& type,
                                    const dwarf::Found& found);

private:
  /// A virtual function, as its line has it.
  struct Described {
    std::string name;    ///< `size()const`
    std::string result;  ///< its type
    std::string words;   ///< `final,noexcept`
  };

  Described describe_function(const OwnFunction& own,
                              const dwarf::Found& found);

  dwarf::Virtuals virtuals_;
  dwarf::Speller& speller_;
  Functions& functions_;
};

}  // namespace hallmark::contract::text
