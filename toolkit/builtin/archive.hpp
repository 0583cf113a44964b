// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The members of an archive, and of a thin one, whose members are files of
// their own.
//
// libelf reads archives too, but not thin ones, which are what Meson makes,
// and it takes an archive that was cut short for a shorter one.

#pragma once

#include "base/result.hpp"

#include <string>
#include <vector>

namespace hallmark::builtin {

using base::Result;

/// One object of an archive.
struct Member {
  std::string name;   ///< `reverb.cpp.o`; of a thin archive as it is written
  std::string bytes;  ///< all of it
};

/**
 * The members of an archive (ar(5), GNU names), without its symbol table.
 *
 * Errors:   not_found, unreadable  the archive, or a file that it names
 *           malformed              no archive, or cut short
 */
Result<std::vector<Member>>
read_archive(const std::string& file);

}  // namespace hallmark::builtin
