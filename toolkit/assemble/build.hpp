// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How a plugin is made of its sources in one step: compiled, stamped, linked
// and checked.

#pragma once

#include "base/result.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::assemble {

using base::Error;
using base::Result;

/// What is to be built.
struct Request {
  std::string description;  ///< NAME.plugin.toml; empty: none
  std::vector<std::string> sources;
  std::string output;              ///< empty: NAME.so, in this folder
  std::vector<std::string> flags;  ///< of compilers and linker
  std::string headers;             ///< folder of <hallmark/plugin.h>
  bool color = false;              ///< of what compilers say
};

/// What was built, or would have been.
struct Built {
  std::string output;
  std::vector<Error> errors;  ///< promises that it breaks; none: it is there
};

/**
 * Build a plugin.
 *
 * Without a description its path is the stem of the first source, its version
 * 0.0.0, and it exports what its sources mark. Everything is made in a folder
 * beside the output, which is replaced at the end or not at all.
 *
 * @param say  Called with what compilers and the linker print, as it is.
 *
 * Errors:   invalid_argument  no source, or a file that is none
 *           malformed         a source does not compile, objects do not link;
 *                             what is wrong with the description
 *           not_found         a source, a compiler
 *           unreadable        the output cannot be written
 */
Result<Built>
build(const Request& request, const std::function<void(std::string_view)>& say);

}  // namespace hallmark::assemble
