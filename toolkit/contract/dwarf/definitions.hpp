// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The functions and variables of a file by linkage name: what a source calls
// them, and where it defines them.

#pragma once

#include "contract/dwarf/dwarf.hpp"

#include <map>
#include <string>

namespace hallmark::contract::dwarf {

/// A function or a variable.
struct Definition {
  std::string name;  ///< source spelling with its scopes: `audio::gain`
  std::string file;  ///< as the compiler names it; empty: not known
  unsigned line = 0;
  bool is_member = false;    ///< of objects: it needs one
  bool is_template = false;  ///< it, or a class around it
};

/// By linkage name. What is defined and declared has the definition's place.
[[nodiscard]] std::map<std::string, Definition>
read_definitions(const Debug& debug);

}  // namespace hallmark::contract::dwarf
