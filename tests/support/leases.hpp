// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Whether the system tells a test who has its files open for writing.

#pragma once

#include "support/files.hpp"

#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

namespace hallmark::tests {

/// Whether the owner of a file in a folder gets a lease of it.
inline bool
has_leases(const std::filesystem::path& folder)
{
  const auto file = folder / "leased";
  write_bytes(file, "");
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  const bool has = ::fcntl(descriptor, F_SETLEASE, F_RDLCK) == 0;
  ::close(descriptor);
  std::filesystem::remove(file);
  return has;
}

}  // namespace hallmark::tests
