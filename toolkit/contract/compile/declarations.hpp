// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how the declaration of a C export is found in the text of headers,
// since C compilers write no debugging information for what is only declared.

#pragma once

#include "contract/contract.hpp"

#include <string>
#include <string_view>

namespace hallmark::contract {

/**
 * The first line on which a word stands outside comments, strings and
 * preprocessor lines.
 *
 * @return  From 1; 0 when it does not.
 */
[[nodiscard]] unsigned
find_word_line(std::string_view text, std::string_view word);

/**
 * Set the place of exports that have none, from the headers that the contract
 * depends on, and put them into its places.
 *
 * @param folder  Places are relative to it.
 */
void
find_declarations(Contract& contract, const std::string& folder);

}  // namespace hallmark::contract
