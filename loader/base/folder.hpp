// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The files of a folder, read by their names in it.

#pragma once

#include "base/file.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hallmark::base {

/**
 * A folder and the names of its files, as they were when it was opened.
 *
 * Threads:  any
 */
class Folder {
public:
  /**
   * Open a folder and read its names: of regular files, of links to such, and
   * of links to nothing; sorted by bytes.
   *
   * Errors:   not_found   there is no such folder
   *           unreadable  it is no folder, not permitted, …
   */
  static Result<Folder> open(const std::string& name);

  Folder(Folder&& other) noexcept;
  Folder& operator=(Folder&&) = delete;
  ~Folder();

  [[nodiscard]] const std::vector<std::string>& files() const { return files_; }

  /// What tells the folder from others, whatever it is called.
  [[nodiscard]] const FileId& id() const { return id_; }

  [[nodiscard]] std::optional<FileId> find_id(const std::string& file) const
  {
    return find_file_id(descriptor_, file);
  }

  /// File::open() of a name in the folder.
  [[nodiscard]] Result<File> open_file(const std::string& file) const;

private:
  Folder() = default;

  [[nodiscard]] Result<void> read();
  void add(const char* file, unsigned char kind);

  int descriptor_ = -1;
  FileId id_;
  std::vector<std::string> files_;
};

}  // namespace hallmark::base
