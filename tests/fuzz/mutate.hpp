// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Spoils texts at random, in the same way each time.

#pragma once

#include <random>
#include <span>
#include <string>
#include <string_view>

namespace hallmark::tests {

/// The same numbers from every standard library.
using Random = std::mt19937_64;

/// A number below `limit`, which is not 0.
[[nodiscard]] std::size_t
pick(Random& random, std::size_t limit);

/**
 * `text` with one to four things done to it: a byte flipped or dropped, a line
 * doubled, dropped or swapped with another, a number replaced, a word put in.
 *
 * @param words  What may be put in.
 */
[[nodiscard]] std::string
mutate(std::string text,
       std::span<const std::string_view> words,
       Random& random);

}  // namespace hallmark::tests
