// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Writes the files that tests compare.

#pragma once

#include "diff/side.hpp"
#include "support/files.hpp"
#include "support/image.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hallmark::tests {

/// Note type 1 of a plugin, `more` at its end; and what it exports is there.
[[nodiscard]] ImageOptions
make_plugin_options(std::string_view version,
                    const std::vector<std::string>& exports = {},
                    std::string_view more = {});

/// Note type 3.
[[nodiscard]] ImageNote
make_contract_note(std::string text);

/// Note type 5: a first line, then the text.
[[nodiscard]] ImageNote
make_expected_note(const std::string& text);

/// A folder with files to compare.
class Sides {
public:
  /// Write a file, and read it as a side; throws what is wrong with it.
  [[nodiscard]] diff::Side read(const std::string& name,
                                std::string_view bytes) const;
  /// The same of an image.
  [[nodiscard]] diff::Side read(const std::string& name,
                                const ImageOptions& options) const;
  /// What is wrong with a file of these bytes, without the folder's name.
  [[nodiscard]] std::string explain(const std::string& name,
                                    std::string_view bytes) const;
  /// A text without the folder's name.
  [[nodiscard]] std::string shorten(std::string text) const;

private:
  TemporaryFolder folder_;
};

/// The report of two sides, for people; or what is wrong.
[[nodiscard]] std::string
compare(const diff::Side& old_one, const diff::Side& new_one);

}  // namespace hallmark::tests
