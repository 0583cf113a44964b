// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how an interface header becomes a contract: what a target's own
// compiler makes of it, as canonical text and fingerprints.

#pragma once

#include "contract/compile/flags.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace hallmark::contract {

enum class Language { c, cpp };

/// One export of an interface, as its description names it.
struct ExportRequest {
  std::string symbol;  ///< source spelling: `audio::gain`
  bool optional = false;
  /// Where it is defined, absolute; empty: to be found.
  std::string file = {};
  unsigned line = 0;
};

/// One growth rule of `[allow]`.
struct AllowRule {
  std::string rule;  ///< `opaque`, `grow_enum`, `grow_tail`, `append_virtuals`
  std::string type;  ///< as written; spelled canonically in the text
};

/// What a contract is made of.
struct Request {
  std::string interface;  ///< `audio.example/filter`
  std::string version;    ///< `2.1.0`
  std::string provider = "plugin";
  std::vector<ExportRequest> exports;
  std::vector<AllowRule> allow;
  std::vector<std::string> leaf_namespaces;  ///< beside std and __gnu_cxx
  std::string header;                        ///< as in the description
  std::string folder;  ///< of the description: places are relative
  Language language = Language::cpp;
  Invocation invocation;               ///< of the target
  std::vector<std::string> overrides;  ///< flags that come last, after ours
  std::string store;  ///< folder of contracts made before; empty: none
};

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
  std::vector<Export> exports;            ///< sorted by name
  std::string fingerprint;                ///< of the interface, 32 digits
  std::vector<Class> classes;             ///< sorted by key
  std::vector<std::string> dependencies;  ///< headers, absolute
};

/**
 * Compile an interface's contract and read what came of it, or take it from the
 * store when nothing that it was made from has changed.
 *
 * Runs the compiler once, and again when a template has to be completed that
 * no signature names. Its files are temporary and go with the call.
 *
 * Errors:   invalid_argument  the header does not compile (details: what the
 *                             compiler said), an export is not declared,
 *                             overloaded, a template, thread_local, …
 *           unsupported       debugging information that contracts do not know
 *           not_found         the compiler
 *           unreadable        temporary files cannot be written
 */
Result<Contract>
make_contract(const Request& request);

}  // namespace hallmark::contract
