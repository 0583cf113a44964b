// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where the built plugins are, and what they left behind.

#pragma once

#include "support/files.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace hallmark::tests {

/// The file of a plugin of tests/plugins.
inline std::string
built(const std::string& name)
{
  return std::string(HALLMARK_TEST_PLUGINS) + "/" + name + ".so";
}

/// A copy of a built plugin, under its own name, in a folder of the test's.
inline std::string
copy_built(const TemporaryFolder& folder, const std::string& name)
{
  const auto copy = folder.path() / (name + ".so");
  std::filesystem::copy_file(
    built(name), copy, std::filesystem::copy_options::overwrite_existing);
  return copy.string();
}

/// The source of the plugin whose constructor ran last, or "".
inline std::string
find_trace()
{
  const auto* trace = std::getenv("HALLMARK_TEST_TRACE");
  return trace ? trace : "";
}

inline void
forget_trace()
{
  ::unsetenv("HALLMARK_TEST_TRACE");
}

/// Whether a file is mapped into this process, by the kernel's own account.
inline bool
is_mapped_file(const std::string& file)
{
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    if (line.ends_with(file)) {
      return true;
    }
  }
  return false;
}

}  // namespace hallmark::tests
