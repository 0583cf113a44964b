// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The corpus of hard types, and how to compile it.

#pragma once

#include "contract/contract.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace hallmark::tests {

/// A request for the contract of the corpus.
[[nodiscard]] contract::Request
make_corpus_request(const std::string& compiler);

/**
 * The corpus's contract as an object, made as `make_contract` makes it.
 *
 * @param compiler   And flags, separated by spaces.
 * @param overrides  Flags that come last.
 * @return           The object's name, in `folder`.
 */
[[nodiscard]] std::string
compile_corpus(const std::string& compiler,
               const std::filesystem::path& folder,
               const std::vector<std::string>& overrides = {});

}  // namespace hallmark::tests
