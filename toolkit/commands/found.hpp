// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The plugins in folders, as commands report them, without running any.

#pragma once

#include "commands/command.hpp"
#include "model/metadata.hpp"
#include "model/stamp.hpp"

#include <string>
#include <vector>

namespace hallmark::commands {

/// What the commands that look into folders say of their operand.
inline constexpr const char* folders_about =
  "folder to search; default: those in HALLMARK_PLUGIN_DIRS, separated by ':'";

/// A plugin in a folder.
struct Found {
  std::string file;  ///< the folder as given, and the file's name
  model::Stamp stamp;
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
  /// Folders that could not be read, as they were given.
  std::vector<base::Error> unread;
};

/// Files with one path and version.
struct Duplicate {
  model::Identity identity;
  std::vector<std::string> files;
};

/**
 * What the loader finds in folders, of plugins for any machine.
 *
 * @param named  Folders; none for those of HALLMARK_PLUGIN_DIRS. One of the
 *               variable that is not there is passed over: the variable is set
 *               once for many programs.
 *
 * Errors:   invalid_argument  no folder at all
 */
base::Result<Listing>
list_folders(const std::vector<std::string>& named);

/// Print the errors of folders that could not be read; the exit status.
[[nodiscard]] int
report_unread(const Console& console, const Listing& listing);

/// Print the warnings of files that cannot be used.
void
warn_unusable(const Console& console, const Listing& listing);

/// Those that are there more than once.
[[nodiscard]] std::vector<Duplicate>
find_duplicates(const Listing& listing);

}  // namespace hallmark::commands
