// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows a folder of many plugins, which goes when its object goes.

#pragma once

#include "bench.hpp"

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include <stdlib.h>

namespace hallmark::bench {

/// A temporary folder.
class Folder {
public:
  Folder()
  {
    auto name =
      (std::filesystem::temp_directory_path() / "hallmark-bench-XXXXXX")
        .string();
    path_ = ::mkdtemp(name.data()) ? name : std::string();
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }

  /// Copies of the plugin of ten exports: files of their own, as a scan sees
  /// them.
  void fill(std::size_t count)
  {
    for (std::size_t i = 0; i < count; ++i) {
      char name[48];
      std::snprintf(name, sizeof name, "/plugin_%05zu.so", i);
      files_.push_back(path_ + name);
      std::filesystem::copy_file(find_plugin(10), files_.back());
    }
  }

  /// The files that fill() made.
  [[nodiscard]] const std::vector<std::string>& files() const { return files_; }

private:
  std::string path_;
  std::vector<std::string> files_;
};

}  // namespace hallmark::bench
