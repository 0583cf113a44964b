// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Splits a contract text into lines and fields.

#pragma once

#include "base/result.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace hallmark::model {

using base::Error;
using base::Result;

/// One line: fields that TABs separate, of which the first is the keyword.
struct ContractLine {
  /// No line has more fields than this; `count` may be one more.
  static constexpr std::size_t most_fields = 5;

  std::size_t number = 0;    ///< 1-based
  bool is_indented = false;  ///< belongs to the block above
  std::size_t count = 0;     ///< of fields, keyword included
  std::array<std::string_view, most_fields> fields;

  [[nodiscard]] std::string_view keyword() const { return fields[0]; }
};

/**
 * Check what holds for a whole text: at most 16 MiB, lines of at most 64 KiB
 * that all end, UTF-8, no control bytes but newline and TAB.
 *
 * Errors:   malformed  which line, and why
 */
Result<void>
check_contract_text(std::string_view text);

/// `malformed`: `line N of the contract: MESSAGE`.
[[nodiscard]] base::BoxedError
make_contract_error(std::size_t number, std::string_view message);

/// `malformed`: `line N of the contract: MESSAGE: found F, expected E`.
[[nodiscard]] base::BoxedError
make_contract_mismatch(std::size_t number,
                       std::string_view message,
                       std::string_view found,
                       std::string_view expected);

/// Goes through the lines of a text that check_contract_text() accepts.
class ContractLines {
public:
  explicit ContractLines(std::string_view text);

  /// Whether line() is one; past the end its number is one past the last.
  [[nodiscard]] bool has_line() const { return has_line_; }
  [[nodiscard]] const ContractLine& line() const { return line_; }
  /// Where the current line begins; the end of the text past the last.
  [[nodiscard]] const char* position() const { return position_; }
  void advance();

private:
  std::string_view rest_;
  const char* position_ = nullptr;
  ContractLine line_;
  bool has_line_ = false;
};

}  // namespace hallmark::model
