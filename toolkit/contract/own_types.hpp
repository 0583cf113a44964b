// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The types that an interface's own headers define. Any of them may cross the
// boundary without standing in a signature: thrown, cast to, behind a void
// pointer, passed as an int.

#pragma once

#include "contract/dwarf/index.hpp"

#include <string>
#include <vector>

namespace hallmark::contract {

/// The files of one compilation, absolute.
struct Files {
  std::vector<std::string> headers;  ///< the interface's own
  std::vector<std::string> all;      ///< that the compiler read
  std::string directory;             ///< in which it ran
};

/// Types by the way in which they are keyed.
struct OwnTypes {
  std::vector<dwarf::Die> named;
  /// Unnamed enumerations, by the name that they get: `audio::(anonymous on)`
  /// is the one whose first enumerator is `audio::on`.
  std::vector<std::pair<std::string, dwarf::Die>> unnamed;
  /// Instances of templates that are named and not completed, by canonical
  /// name, and that may be of the headers: compilers do not say where the
  /// template of such an instance stands.
  std::vector<std::string> incomplete;
};

/**
 * Find the classes, unions and enumerations that the headers define: also what
 * `#line` says to be in a file that the compiler did not read, since no other
 * header has it.
 *
 * Left out is what is local to a function, and what has no name that a person
 * wrote. Of templates there are the instances that the header names.
 */
[[nodiscard]] OwnTypes
find_own_types(const dwarf::Index& index, const Files& files);

}  // namespace hallmark::contract
