// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the fields of a contract's lines may hold.

#pragma once

#include "model/contract_lines.hpp"

#include <cstdint>
#include <string_view>
#include <utility>

namespace hallmark::model {

/// Stores a parsed field, or says what is wrong with it.
template<class T, class Field>
Result<void>
store(Result<T> value, Field& field)
{
  if (!value) {
    return std::move(value.error());
  }
  field = *value;
  return {};
}

/// The error of a line that is not there: `missing line: found 'F', expected
/// E`, where F is the keyword of the current one, or the end.
[[nodiscard]] base::BoxedError
make_missing_line(const ContractLines& lines, std::string_view expected);

/// Errors: malformed  not `count` fields, the keyword included.
Result<void>
check_field_count(const ContractLine& line, std::size_t count);

/**
 * A name or a type: not empty, brackets at most 256 deep.
 *
 * @param field  Index into the line's fields; there is one.
 */
Result<std::string_view>
parse_contract_name(const ContractLine& line, std::size_t field);

/**
 * The name of a new block: the first field after the keyword.
 *
 * @param last   Name of the block before, after which it must come.
 * @param count  How many blocks there are already.
 */
Result<std::string_view>
parse_block_name(const ContractLine& line,
                 std::string_view last,
                 std::size_t count);

/// A decimal number without sign and leading zeros, at most 2^56.
Result<std::uint64_t>
parse_contract_number(const ContractLine& line, std::size_t field);

/// An alignment: a power of two.
Result<std::uint64_t>
parse_contract_alignment(const ContractLine& line, std::size_t field);

/// An enumerator's value, from -2^63 to 2^64 - 1; modulo 2^64.
Result<std::uint64_t>
parse_contract_value(const ContractLine& line, std::size_t field);

}  // namespace hallmark::model
