// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// String tables: names one after another, each ending with a NUL.

#pragma once

#include "base/bytes.hpp"
#include "base/error.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hallmark::elf {

/**
 * A string table (gABI, chapter 4, "String Table").
 *
 * Names may share their tails, so a hostile file can make thousands of long
 * names out of few bytes. What is read in all is therefore limited, to eight
 * times the table and a mebibyte: reading takes time in proportion to it.
 */
class StringTable {
public:
  explicit StringTable(base::Bytes bytes)
    : bytes_(bytes), left_(8 * std::uint64_t{bytes.size()} + (1 << 20))
  {
  }

  /// The name at `offset`, or nothing: then make_error() says why.
  [[nodiscard]] std::optional<std::string_view> find(std::uint64_t offset);

  /// Why find() gave nothing for the name of `what`.
  [[nodiscard]] base::BoxedError make_error(std::string_view what,
                                            std::uint64_t offset) const;

private:
  base::Bytes bytes_;
  std::uint64_t left_ = 0;  ///< bytes that may still be read
};

}  // namespace hallmark::elf
