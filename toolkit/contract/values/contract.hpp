// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a target's compiler made of an interface.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hallmark::contract::inline values {

/// What a contract says about one export.
struct Export {
  std::string name;         ///< source spelling
  std::string linkage;      ///< `_ZN5audio4gainEi`
  std::string kind;         ///< `function` or `variable`
  std::string signature;    ///< `float(int)`
  std::string type_key;     ///< name of `typeid(hallmark::type<T>*)`
  std::string fingerprint;  ///< 32 digits
  std::string file;         ///< where it is declared; empty: not known
  unsigned line = 0;
  bool optional = false;
  bool is_noexcept = false;
};

/// A complete class or union that the type of an export names, as the compiler
/// has it.
struct Class {
  std::string type_key;         ///< name of `typeid(hallmark::type<T>*)`
  std::string name;             ///< canonical spelling; empty: not known
  std::uint64_t bytes = 0;      ///< its size
  std::uint64_t alignment = 0;  ///< in bytes; 0: not known, as of C
  bool is_trivial = false;      ///< calls pass it in registers
};

/// What a target's compiler made of an interface.
struct Contract {
  std::string text;                       ///< canonical, without places
  std::string places;                     ///< the section `places`
  std::string source;                     ///< the section `source`
  std::vector<Export> exports;            ///< sorted by name
  std::string fingerprint;                ///< of the interface, 32 digits
  std::vector<Class> classes;             ///< sorted by key
  std::vector<std::string> dependencies;  ///< headers, absolute
  std::vector<std::string> headers;       ///< the interface's own, absolute
  std::vector<std::string> idle;  ///< patterns that match nothing, as said
};

/// Exports by name.
using Exports = std::unordered_map<std::string_view, const Export*>;

/// Those of a contract, which must outlive them.
[[nodiscard]] inline Exports
index_exports(const Contract& contract)
{
  Exports exports;
  for (const auto& one : contract.exports) {
    exports.try_emplace(one.name, &one);
  }
  return exports;
}

}  // namespace hallmark::contract::inline values
