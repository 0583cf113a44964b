// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A file's symbols by name: those that it exports, and those that its linker
// keeps for people, which tell why a name is not exported.

#pragma once

#include "object/object.hpp"

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace hallmark::exports {

/// What a file exports; the names live as long as the symbols.
using Exported = std::unordered_map<std::string_view, const elf::Symbol*>;

[[nodiscard]] Exported
index_exports(const std::vector<elf::Symbol>& symbols);

/// The definitions of `.symtab`.
struct Definitions {
  std::unordered_set<std::string> names;
  /// The first of C++ by its name alone: `_ZN5audio4gainEi` by `gain`.
  std::unordered_map<std::string, std::string> mangled;
  /// What a missing export may have been meant to be, in the order of the file,
  /// without scopes and parameters; not those that are exports themselves.
  std::vector<std::string> candidates;
};

/// What explain_missing() says when the file does not tell why.
constexpr std::string_view not_defined = " is not defined";

/// @param declared  Exports, which are what they are declared as: overloads of
///                  one that is missing.
[[nodiscard]] Definitions
index_definitions(const std::vector<elf::Symbol>& symbols,
                  const std::set<std::string_view>& declared = {});

/// None when the file is stripped, or the table cannot be read: they serve
/// hints alone.
[[nodiscard]] Definitions
read_definitions(const base::File& file,
                 const std::set<std::string_view>& declared = {});

/// `audio::gain(int)` of `_ZN5audio4gainEi`; other names as they are.
[[nodiscard]] std::string
demangle(std::string_view name);

/**
 * Why a declared export is not one, and what to do: a clause that follows the
 * quoted name.
 *
 * @param name       As the linker knows it.
 * @param is_needed  Whether the file takes the name from elsewhere.
 * @return           `not_defined` when there is no trace of it: an inline
 *                   function that is not used, a member of a static library
 *                   that nothing needs, and with LTO whatever is not exported.
 */
[[nodiscard]] std::string
explain_missing(const std::string& name,
                const Definitions& definitions,
                bool is_needed);

/// `; nearest: 'gain', 'audio::gian(int)'`, or nothing.
[[nodiscard]] std::string
format_nearest(const std::string& name, const Definitions& definitions);

}  // namespace hallmark::exports
