// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Why a library is still mapped after it was closed.
//
// dlclose returns 0 whatever it did, and gives no reason. So each known reason
// is looked for: in what the file says about itself, in what the loaders of
// this process have open, and in what the mapped images need.

#pragma once

#include "image/library.hpp"
#include "verify/candidate.hpp"
#include "verify/decided.hpp"

#include <string>
#include <vector>

namespace hallmark::image {

/// What a file says of itself that can keep its library mapped.
struct Keepers {
  std::string file;                 ///< absolute
  std::string soname;               ///< or empty
  bool is_nodelete = false;         ///< DF_1_NODELETE
  std::vector<std::string> unique;  ///< STB_GNU_UNIQUE that it defines
  /// Destroys thread_local objects: their library stays until a thread ends.
  bool has_thread_destructors = false;
};

[[nodiscard]] Keepers
read_keepers(const std::string& file, const verify::Candidate& candidate);

/// The same of a plugin that was decided about without its texts, which has no
/// unique symbols.
[[nodiscard]] Keepers
read_keepers(const std::string& file, const verify::Decided& plugin);

/**
 * Why a library is mapped still, in words that end a sentence: `linked with
 * -z nodelete`.
 *
 * @param in_another_loader  Whether another loader has it open.
 *
 * Threads:  any
 */
[[nodiscard]] std::string
explain_mapped(const Library& library,
               const Keepers& keepers,
               bool in_another_loader);

}  // namespace hallmark::image
