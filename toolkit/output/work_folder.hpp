// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A temporary folder for files that nobody keeps.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace hallmark::output {

/// A new folder that goes, with all in it, when the object does.
class WorkFolder {
public:
  /// In the system's folder for temporary files.
  WorkFolder();

  /**
   * In a folder that exists.
   *
   * When it cannot be made, exists() is false and `errno` says why.
   */
  explicit WorkFolder(const std::filesystem::path& parent);

  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  ~WorkFolder();

  [[nodiscard]] bool exists() const { return !path_.empty(); }

  /// The name of a file in it; empty: the folder's own, with a slash.
  [[nodiscard]] std::string file(std::string_view name) const;

private:
  std::filesystem::path path_;
};

}  // namespace hallmark::output
