// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the generated files of an interface share: the interface, its contract,
// and how its exports appear in a binding.

#pragma once

#include "contract/contract.hpp"
#include "describe/interface.hpp"
#include "stamp/facts.hpp"

#include <string>
#include <vector>

namespace hallmark::binding {

using stamp::Language;

/// What the files of an interface are generated from.
struct Binding {
  describe::Interface interface;
  contract::Contract contract;
  std::vector<std::string> includes;  ///< the headers, as in `#include "…"`
  Language language = Language::cpp;
  std::vector<model::Fact> flags = {};  ///< facts that no macro tells
};

/// One export of a binding.
struct Member {
  std::string name;     ///< in the binding: `gain`
  std::string symbol;   ///< as it is described: `audio::gain`
  std::string pick;     ///< declarations that `pointer` needs
  std::string pointer;  ///< its type: `decltype(&::audio::gain)`
  std::string object;   ///< what it points to: `decltype(::audio::gain)`
  std::string linkage;  ///< `_ZN5audio4gainEi`
  bool is_function = false;
  bool is_optional = false;
};

/// The exports, then the optional ones: the order of the binding.
[[nodiscard]] std::vector<Member>
list_members(const Binding& binding);

/// `filter` of `filter.interface.toml`, as names in C have it.
[[nodiscard]] std::string
find_identifier(const Binding& binding);

/// `filter.interface.hpp`: a generated file of that ending.
[[nodiscard]] std::string
name_file(const Binding& binding, std::string_view ending);

/// The comment that begins a generated source.
[[nodiscard]] std::string
format_opening(const Binding& binding);

/// Diagnostics of deprecated names off, and on again: an interface may export
/// what nobody should call any more.
inline constexpr std::string_view quiet_begin =
  "#pragma GCC diagnostic push\n"
  "#pragma GCC diagnostic ignored \"-Wdeprecated-declarations\"\n";
inline constexpr std::string_view quiet_end = "#pragma GCC diagnostic pop\n";

/// The linker's list of the symbols that a host exports; empty when it is not
/// the provider.
[[nodiscard]] std::string
format_list(const Binding& binding);

}  // namespace hallmark::binding
