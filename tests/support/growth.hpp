// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The verdict on two versions of a contract text, by which side is the newer.

#pragma once

#include <string>
#include <string_view>

namespace hallmark::tests {

/// What an older and a newer version of a text look like, as make_lines() takes
/// it.
struct Pair {
  std::string older;
  std::string newer;
};

/// The block of a function `f`.
[[nodiscard]] std::string
make_export(std::string_view signature);

/// A plugin of version 2.2.0 in a host of 2.1.0: `accepted`, or the error
/// without its first line and its hint.
[[nodiscard]] std::string
open_newer_plugin(const Pair& pair, std::string_view provider = "plugin");

/// The same of a plugin of version 2.1.0 in a host of 2.2.0.
[[nodiscard]] std::string
open_older_plugin(const Pair& pair, std::string_view provider = "plugin");

/// The same where both say version 2.1.0.
[[nodiscard]] std::string
open_equal_version(const Pair& pair);

}  // namespace hallmark::tests
