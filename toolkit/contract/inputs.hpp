// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The files that a contract was made from, and whether another compilation
// would read the same ones.
//
// It is not enough that every file that was read has the same content: a new
// file earlier along the include path would be read instead of one of them. So
// the record also lists every file in a searched folder that has the name of
// one of them, or the end of such a name (`bits/types.h`, `types.h`).

#pragma once

#include <ctime>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hallmark::contract {

/// What a compilation read.
struct Inputs {
  std::map<std::string, std::string> digests;  ///< of content, by file
  std::string found;  ///< digest of the names that are in searched folders
};

/**
 * What the files hold now.
 *
 * @param files    That the compiler named, absolute.
 * @param folders  That it searches, absolute.
 * @param before   When the compiler was started.
 * @return         Nothing when one cannot be read, may have changed since then,
 *                 or asks itself what is there (`__has_include`), which is not
 *                 seen from outside.
 */
[[nodiscard]] std::optional<Inputs>
read_inputs(const std::vector<std::string>& files,
            const std::vector<std::string>& folders,
            const std::timespec& before);

/// Whether the compiler would read the same now.
[[nodiscard]] bool
is_unchanged(const Inputs& inputs, const std::vector<std::string>& folders);

/// A digest of a file's content; nothing when it is no file that can be read.
[[nodiscard]] std::optional<std::string>
read_digest(const std::string& file);

}  // namespace hallmark::contract
