// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The definitions that a source marks as exports, and their contract.
//
// Compiled with -fvisibility=hidden, a source exports exactly what is marked:
// its global symbols of default visibility. Weak ones are left out; they are
// templates of the standard library, by the hundred. The type of a definition
// is read in a second compilation, of a contract that includes the source,
// because clang leaves parameters out of definitions when it does not optimize.

#pragma once

#include "contract/values/contract.hpp"
#include "contract/values/request.hpp"

#include <set>
#include <string>
#include <vector>

namespace hallmark::contract {

/// One definition that a source marks as an export.
struct Marked {
  std::string name;     ///< source spelling: `audio::gain`; of several that
                        ///< share it, with parameter types
  std::string picked;   ///< with them, of a function of C++; else empty
  std::string linkage;  ///< `_ZN5audio4gainEi`
  std::string file;     ///< that defines it, absolute
  unsigned line = 0;
  unsigned column = 0;
};

/// What a source marks.
struct MarkedSource {
  std::vector<Marked> exports;            ///< in the order of places
  std::vector<std::string> dependencies;  ///< the source, its headers: absolute
};

/**
 * Compile a source as its target does, and find what it marks. Hallmark's own
 * names, as those of the hooks, are left out.
 *
 * @param request  `header` is the source, absolute; its exports do not count.
 *
 * Errors:   invalid_argument  with line and column: a mark on what cannot be
 *                             an export: a thread_local or inline variable, a
 *                             member of objects; or the source does not
 *                             compile
 *           those of make_contract()
 */
Result<MarkedSource>
find_marked(const Request& request);

/**
 * The contract of exports that a source marks, with their places in it.
 *
 * Errors:   as find_marked()
 */
Result<Contract>
make_marked_contract(Request request, const MarkedSource& marked);

}  // namespace hallmark::contract
