// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A folder of many plugins, removed together with its object.

#pragma once

#include "bench.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
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
      add(name, find_plugin(10));
    }
  }

  /// A copy of one more file, under a name that begins with a slash.
  void add(const std::string& name, const std::string& file)
  {
    files_.push_back(path_ + name);
    std::filesystem::copy_file(file, files_.back());
  }

  /// The same as plugins of their own: in a path that is spelled otherwise, at
  /// the same length and with the same hash, nothing else of a file changes.
  void fill_apart(std::size_t count)
  {
    const auto bytes = read_file(find_apart(10));
    const auto before = spell(0);
    for (std::size_t i = 0; i < count; ++i) {
      auto changed = bytes;
      replace_all(changed, before, spell(i));
      files_.push_back(path_ + "/plugin_" + std::to_string(i) + ".so");
      std::ofstream(files_.back(), std::ios::binary) << changed;
    }
  }

  /// The files that were made.
  [[nodiscard]] const std::vector<std::string>& files() const { return files_; }

private:
  /// The end of the path in make_plugin.py, for 2^14 plugins.
  static std::string spell(std::size_t number)
  {
    std::string text;
    for (int bit = 0; bit < 14; ++bit) {
      text += (number >> bit & 1) != 0 ? "FY" : "Ez";
    }
    return text;
  }

  static std::string read_file(const std::string& file)
  {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  static void replace_all(std::string& text,
                          const std::string& old,
                          const std::string& now)
  {
    for (auto place = text.find(old); place != text.npos;
         place = text.find(old, place + now.size())) {
      text.replace(place, old.size(), now);
    }
  }

  std::string path_;
  std::vector<std::string> files_;
};

}  // namespace hallmark::bench
