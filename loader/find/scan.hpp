// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Searches folders for plugins, without running any.

#pragma once

#include "find/found.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hallmark::find {

/// What is in folders.
struct Listing {
  /// By folder, as they were given, and name; a file once, under its first
  /// name. A folder that could not be read is one of them.
  std::vector<std::unique_ptr<Found>> found;
  std::vector<std::string> empty;  ///< folders in which nothing was found
  std::size_t read_count = 0;      ///< files that were opened
};

/**
 * Look at the files of folders, not at those of folders in them. What is no
 * ELF file and is not named `.so` is passed over.
 *
 * @param folders  Relative ones are those of the current directory.
 * @param cache    Folder of what is remembered, or empty.
 * @param now_ns   A time before any of it is read; see is_settled().
 */
[[nodiscard]] Listing
scan_folders(const std::vector<std::string>& folders,
             const std::string& cache,
             std::int64_t now_ns);

/**
 * Look at the files of folders as a tool does: nothing is remembered, and a
 * file is named as its folder was.
 *
 * @param platform  What plugins are to be for; nothing for any machine that
 *                  there is a loader for.
 */
[[nodiscard]] Listing
scan_folders(const std::vector<std::string>& folders,
             const std::optional<verify::Platform>& platform = {});

/**
 * The record of a file; see record.hpp.
 *
 * @param platform  What it is to be for; nothing for any machine that there is
 *                  a loader for.
 */
[[nodiscard]] std::string
read_record(base::File& file,
            const std::string& name,
            const std::optional<verify::Platform>& platform);

/// The time of the files, in nanoseconds since the epoch.
[[nodiscard]] std::int64_t
read_clock();

}  // namespace hallmark::find
