// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Makes a shared object with any stamp that a test asks for, sound or not,
// without the steps that would refuse to make it.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace hallmark::tests {

/// A note of ours.
struct PluginNote {
  unsigned type = 0;
  std::string content;
};

/// What a shared object holds.
struct PluginSource {
  std::string symbol;    ///< stamp symbol; empty for none
  std::string stamp;     ///< content of the stamp's note; empty for none
  std::string metadata;  ///< content of the note of metadata; empty for none
  std::string code;      ///< in C
  std::vector<PluginNote> notes = {};  ///< beside these two
};

/// One in which nothing is wrong: it exports the function `answer` and the
/// variable `count` of four bytes.
[[nodiscard]] PluginSource
make_source(const std::string& path, const std::string& version);

/// The notes of what a stamp says to implement and to use.
[[nodiscard]] std::vector<PluginNote>
describe_interfaces(const std::string& stamp);

/// Compile one. Throws with the compiler's words when it does not compile.
void
make_plugin(const std::filesystem::path& file, const PluginSource& source);

}  // namespace hallmark::tests
