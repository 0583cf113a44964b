// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows which plugins folders hold, without running any.

#pragma once

#include "base/file.hpp"
#include "model/identity.hpp"
#include "model/metadata.hpp"

#include <string>
#include <vector>

namespace hallmark::commands {

/// A plugin in a folder.
struct Found {
  std::string file;  ///< the folder as given, and the file's name
  base::FileId id;   ///< tells two names of one file
  model::Identity identity;
  model::Metadata metadata;
};

/// What folders hold.
struct Listing {
  std::vector<Found> plugins;  ///< by path, version, and file
  /// Files that look like plugins and cannot be opened, by file: stamped ones
  /// with a fault, and unsound ones named `.so`. The subject is the file.
  std::vector<base::Error> unusable;
  /// Sound ELF files without a stamp, by file.
  std::vector<base::Error> unstamped;
};

/// Files with one path and version.
struct Duplicate {
  model::Identity identity;
  std::vector<std::string> files;
};

/**
 * Look at the regular files of a folder, not at those of folders in it.
 *
 * A file with several names is listed once, under the first. What is no ELF
 * file and is not named `.so` is passed over.
 *
 * Errors:   not_found   the folder is not there
 *           unreadable  it is no folder, not permitted, …
 */
base::Result<void>
scan_folder(const std::string& folder, Listing& listing);

/// Sort what scan_folder() found, and drop further names of one file.
void
sort_listing(Listing& listing);

/// Those that are there more than once.
[[nodiscard]] std::vector<Duplicate>
find_duplicates(const Listing& listing);

}  // namespace hallmark::commands
