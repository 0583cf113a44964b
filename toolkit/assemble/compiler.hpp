// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The commands that make a plugin from sources without a build system.

#pragma once

#include "stamp/facts.hpp"

#include <string>
#include <vector>

namespace hallmark::assemble {

using Words = std::vector<std::string>;
using stamp::Language;

/// What every command of one build has.
struct Toolset {
  Words flags;          ///< of the user, for compilers and the linker
  std::string headers;  ///< folder of <hallmark/plugin.h>
  std::string folder;   ///< of files that nobody keeps, with a slash
  bool color = false;   ///< of what the compiler says
};

/// Whether a file is one that a compiler of C or C++ takes, by its suffix.
[[nodiscard]] bool
is_source(const std::string& file);

/// The compiler and all that shapes the types of a source.
[[nodiscard]] Words
make_flags(const Toolset& toolset, Language language);

/// The command that makes an object; flags of the linker are left out.
[[nodiscard]] Words
make_compile_command(const Toolset& toolset,
                     const std::string& source,
                     const std::string& object);

/**
 * The command that links a plugin.
 *
 * @param language  C++ when any object was C++.
 * @param response  The stamp's response file.
 */
[[nodiscard]] Words
make_link_command(const Toolset& toolset,
                  Language language,
                  const Words& objects,
                  const std::string& response,
                  const std::string& output);

}  // namespace hallmark::assemble
