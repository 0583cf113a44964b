// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The discovery cache: what the files of a folder said when they were last
// read.
//
// magic     8  "Hallmark"
// format    4  now 1
// machine   4  EM_* of the loader, whose verdicts these are
// size      8  bytes of the whole
// checksum  8  of all behind it
// count     8  of entries
// entries      each 56: device, inode, size, mtime, ctime of the file, offset
//              and size of its record; ordered by device and inode
// records
//
// Numbers are little endian. Each folder that is searched has one such file. A
// file is never changed: a new one is renamed over it, so that processes can
// share it without a lock. The last one wins, and what another process had read
// is read again. A file with any fault counts as empty. The cache says what was
// found, never what may be opened: open() reads the plugin's own file.

#pragma once

#include "base/file.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hallmark::find {

/// What is kept of one file. A view.
struct CacheEntry {
  base::FileId id;
  base::Bytes record;
};

/// A cache as it was read. Any thread.
class Cache {
public:
  /// One that has nothing.
  Cache() = default;

  /// Take the bytes of a cache file; it has nothing when they are not sound.
  explicit Cache(std::string bytes);

  /// The record of that very state of a file; lives as long as bytes() does.
  [[nodiscard]] std::optional<base::Bytes> find(const base::FileId& id) const;

  /// How many entries there are.
  [[nodiscard]] std::size_t count() const { return count_; }

  /// What records are views of.
  [[nodiscard]] const std::shared_ptr<const std::string>& bytes() const
  {
    return bytes_;
  }

private:
  std::shared_ptr<const std::string> bytes_;
  std::size_t count_ = 0;
};

/// The bytes of a cache file.
[[nodiscard]] std::string
format_cache(std::vector<CacheEntry> entries);

/// The name of the cache file of a folder. `folder` is absolute.
[[nodiscard]] std::string
name_cache(const std::string& cache_folder, const std::string& folder);

/// Read a cache file; what is absent or not sound has nothing.
[[nodiscard]] Cache
read_cache(const std::string& name);

/**
 * Write a cache file, whole or not at all; makes the folders that it is in.
 * The cache is a help and no duty, so nobody is told when it could not be.
 *
 * @return  Whether it was written.
 */
bool
write_cache(const std::string& name, const std::string& bytes);

/**
 * Whether what was read of a file can be kept.
 *
 * Times of files go in ticks of up to 4 ms (before Linux 6.13), on some
 * filesystems of 2 s. A file that changed in the tick in which it was read
 * could be changed once more and look the same. So it must have rested. That
 * nobody has it mapped for writing, which changes it without a new time, is for
 * the caller to ask (writers.hpp), as far as the system tells.
 *
 * @param now_ns  A time before it was read, nanoseconds since the epoch.
 */
[[nodiscard]] bool
is_settled(const base::FileId& id, std::int64_t now_ns);

}  // namespace hallmark::find
