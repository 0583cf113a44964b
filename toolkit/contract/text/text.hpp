// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Canonical text, version 1: how its blocks are written and hashed.

#pragma once

#include "contract/text/graph.hpp"
#include "contract/values/contract.hpp"
#include "contract/values/request.hpp"

#include <map>
#include <set>
#include <string>

namespace hallmark::contract::text {

/// An export, and the types that its signature names.
struct Root {
  Export result;
  std::set<std::string> uses;
};

/// What the text of a contract is made of.
struct TextInput {
  std::string interface;
  std::string version;
  std::string provider;
  std::string machine;
  /// `noexcept` or `noexcept of types`, if one crosses; empty: nothing.
  std::string unsaid;
  std::vector<AllowRule> allow;  ///< types canonical
  std::vector<Root> roots;       ///< sorted by name
  std::map<std::string, Block> blocks;
  std::string folder;  ///< places are relative to it
};

/// `x86-64`, `aarch64`, or `machine N`: an ELF machine's name in the text.
[[nodiscard]] std::string
format_machine(std::uint16_t machine);

/// Write text, places and fingerprints of a contract.
[[nodiscard]] Contract
format_contract(TextInput input);

/// The line of the section `places` for an export or a type; none for what the
/// compiler itself declares, which stands on no line.
[[nodiscard]] std::string
format_place(const std::string& key,
             const std::string& file,
             unsigned line,
             const std::string& folder);

/// A file relative to a folder that holds it; else its base name.
[[nodiscard]] std::string
format_place_file(const std::string& file, const std::string& folder);

}  // namespace hallmark::contract::text
