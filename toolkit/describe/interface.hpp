// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// NAME.interface.toml: what one side exports to the other.

#pragma once

#include "describe/fault.hpp"
#include "describe/types.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hallmark::describe {

/// One export: a function or a variable.
struct Export {
  Text symbol;       ///< canonical: `audio::gain`, `audio::gain(int)`
  std::string name;  ///< in the binding: `gain`
};

/// Who defines an interface's exports.
enum class Provider {
  plugin,  ///< plugins, which name it under `implements`
  host,    ///< the host; plugins name it under `uses`
};

/// An interface as it is described; every name and version is sound.
struct Interface {
  std::string file;           ///< of the description, as it was opened
  std::string stem;           ///< `filter` of `filter.interface.toml`
  std::string name;           ///< `audio.example/filter`
  std::string version;        ///< `2.1.0`
  std::vector<Text> headers;  ///< its own, one at least
  std::vector<Export> exports;
  std::vector<Export> optional;  ///< may be missing in a plugin
  Provider provider = Provider::plugin;
  std::string type;                 ///< of the binding: `audio::FilterExports`
  std::vector<Text> leaves;         ///< patterns: types not looked into
  std::vector<Text> extra_types;    ///< types that stand in no signature
  std::vector<Text> private_types;  ///< patterns: types that never cross
  Growth allow;
  std::vector<std::string> required_metadata;  ///< keys that plugins must have
};

/**
 * Read the description of an interface.
 *
 * @param file         Its name ends in `.interface.toml`.
 * @param set_version  The version that the build gives it, if any; it comes
 *                     before the one that is written.
 *
 * Errors:   not_found, unreadable  the file
 *           invalid_argument       its name, or `set_version`
 *           malformed              what it says, with line and column
 */
Result<Interface>
read_interface(const std::string& file,
               const std::optional<std::string>& set_version);

}  // namespace hallmark::describe
