// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// NAME.plugin.toml, and the interfaces that it names.

#pragma once

#include "describe/interface.hpp"
#include "model/metadata.hpp"
#include "model/stamp.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hallmark::describe {

/// What a plugin exports beyond its interfaces.
struct OwnExports {
  std::optional<Text> header;  ///< that declares `symbols`; or they are untyped
  std::vector<Export> symbols;
  std::vector<Text> sources;  ///< or: exports what is marked in these
};

/// A plugin as it is described; every name, version and range is sound.
struct Plugin {
  std::string file;  ///< of the description, as it was opened
  std::string stem;  ///< `reverb` of `reverb.plugin.toml`
  model::Identity identity;
  std::vector<Interface> implements;  ///< provided by plugins
  std::vector<Interface> uses;        ///< provided by the host
  OwnExports exports;
  std::vector<model::Requirement> requirements;
  /// What it calls of those that it requires; each interface once.
  std::vector<Interface> calls;
  model::Metadata metadata;
};

/// What a description does not say.
struct ReadOptions {
  std::optional<std::string> version;  ///< that the build sets
  std::vector<std::string> folders;    ///< for interfaces, after its own
};

/**
 * Read the description of a plugin and those of its interfaces.
 *
 * Errors:   not_found, unreadable  a file
 *           invalid_argument       a file's name, or the version that is set
 *           malformed              what one says, with line and column; or
 *                                  what they say together: an export that two
 *                                  declare, metadata that an interface asks
 *                                  for, an interface on the wrong side
 */
Result<Plugin>
read_plugin(const std::string& file, const ReadOptions& options);

/// Every file that was read to make it: for depfiles.
[[nodiscard]] std::vector<std::string>
list_files(const Plugin& plugin);

}  // namespace hallmark::describe
