// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Folders and files that a test makes, and that are removed with it.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace hallmark::tests {

/// A new folder below the system's temporary one; removed with the object.
class TemporaryFolder {
public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
  std::filesystem::path path_;
};

/// The bytes of a file; fails the process's test run when it is not there.
[[nodiscard]] std::string
read_bytes(const std::filesystem::path& file);

/// Write a file, making its folders.
void
write_bytes(const std::filesystem::path& file, std::string_view bytes);

}  // namespace hallmark::tests
