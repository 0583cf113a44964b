// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a contract is made of: an interface's exports, and a target's compiler.

#pragma once

#include "base/result.hpp"

#include <string>
#include <vector>

namespace hallmark::contract::inline values {

using base::Error;
using base::Result;

enum class Language { c, cpp };

/// One export of an interface, as its description names it.
struct ExportRequest {
  std::string symbol;  ///< source spelling: `audio::gain`, `audio::gain(int)`
  bool optional = false;
  /// Where it is defined, absolute; empty: to be found.
  std::string file = {};
  unsigned line = 0;
  /// A spelling that picks it of several with its name; empty: `symbol`.
  std::string picked = {};
};

/// One growth rule of `[allow]`.
struct AllowRule {
  /// `opaque`, `grow_enum`, `grow_tail`, `append_virtuals`, `reserved`
  std::string rule;
  std::string type;  ///< as written; spelled canonically in the text
};

/// How a target's compiler is run.
struct Invocation {
  std::vector<std::string> compiler;  ///< launcher and driver: `ccache g++`
  std::vector<std::string> flags;     ///< those that a contract is made with
  std::string directory;              ///< working folder: flags are relative
  /// Where the target's sources are, absolute: `#include "…"` looks there first.
  std::vector<std::string> source_folders = {};
};

/// What a contract is made of.
struct Request {
  std::string interface;  ///< `audio.example/filter`
  std::string version;    ///< `2.1.0`
  std::string provider = "plugin";
  std::vector<ExportRequest> exports;
  std::vector<AllowRule> allow;
  std::vector<std::string> leaves;         ///< patterns, beside std's types
  std::vector<std::string> extra_types;    ///< cross without a signature
  std::vector<std::string> private_types;  ///< patterns of what never crosses
  std::vector<std::string> headers;        ///< as in the description
  /// Whether all types that the headers define belong to the contract.
  bool owns_types = false;
  std::string folder;  ///< of the description: places are relative
  Language language = Language::cpp;
  Invocation invocation;               ///< of the target
  std::vector<std::string> overrides;  ///< flags that come last, after ours
  std::string store;  ///< folder of contracts made before; empty: none
};

}  // namespace hallmark::contract::inline values
