// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Makes the contract of a few lines of source.

#pragma once

#include "contract/contract.hpp"

#include <string>
#include <vector>

namespace hallmark::tests {

/// A header, and what is asked of it.
struct Snippet {
  std::string text;  ///< of the header `sample.hpp`
  std::vector<std::string> exports;
  std::string compiler = "g++";  ///< and flags, separated by spaces
  contract::Language language = contract::Language::cpp;
  std::vector<std::string> optional = {};
  std::vector<contract::AllowRule> allow = {};
  std::vector<std::string> leaves = {};
  std::vector<std::string> overrides = {};
  bool owns_types = false;
  std::vector<std::string> extra_types = {};
  std::vector<std::string> private_types = {};
};

/// The contract of `demo.example/sample` 1.0.0, made in a temporary folder.
[[nodiscard]] contract::Result<contract::Contract>
make(const Snippet& snippet);

/// The canonical text, or the whole explanation of why there is none.
[[nodiscard]] std::string
text_of(const Snippet& snippet);

/// A text without the line that says what C and older C++ cannot say.
[[nodiscard]] std::string
without_unsaid(std::string text);

/// What is printed when no contract can be made; empty when one can. The
/// temporary folder is written as `DIR`.
[[nodiscard]] std::string
error_of(const Snippet& snippet);

/// One block of a text, without the blocks around it; empty when not there.
[[nodiscard]] std::string
block_of(const std::string& text, const std::string& first_line);

/// Every compiler of the language at hand, of those that contracts are tried
/// with: `g++`, `g++-11`, `clang++-14`, `clang++-19`.
[[nodiscard]] std::vector<std::string>
find_compilers(contract::Language language = contract::Language::cpp);

/// Whether a program is along PATH.
[[nodiscard]] bool
is_installed(const std::string& program);

}  // namespace hallmark::tests
