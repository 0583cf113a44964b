// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The declarations of C exports, found in the text of headers: C compilers write
// no debugging information for what is only declared.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::contract::compile {

/// `text` with comments, strings and preprocessor lines blanked; newlines stay.
[[nodiscard]] std::string
blank_out(std::string_view text);

/// Where a word stands in a text that is no part of a longer one, or npos.
[[nodiscard]] std::size_t
find_word(std::string_view text, std::string_view word);

/**
 * The first line on which each word stands outside comments, strings and
 * preprocessor lines. The text is gone through once, however many there are.
 *
 * @return  From 1; 0 for a word that does not.
 */
[[nodiscard]] std::vector<unsigned>
find_word_lines(std::string_view text, const std::vector<std::string>& words);

/// The line of a header that seems to declare a name.
struct Declaration {
  std::string name;
  std::string file;
  unsigned line = 0;
};

/**
 * The first declaration of each name, in the order of the files.
 *
 * @param names  Source spelling. One that no file has is left out.
 * @param files  Headers; those that cannot be read are passed over.
 */
[[nodiscard]] std::vector<Declaration>
find_declarations(std::vector<std::string> names,
                  const std::vector<std::string>& files);

}  // namespace hallmark::contract::compile
