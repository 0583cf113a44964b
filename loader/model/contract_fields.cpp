// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_fields.hpp"

#include "base/text.hpp"
#include "model/contract.hpp"
#include "model/spelling.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <string>

namespace hallmark::model {

namespace {

/// A number in the one spelling that is canonical, or nothing.
std::optional<std::uint64_t>
read_decimal(std::string_view text)
{
  const bool has_padding = text.size() > 1 && text.front() == '0';
  return has_padding ? std::nullopt : base::parse_number(text);
}

/// How deep the brackets of a name nest, or how many there are when so few
/// that it cannot matter.
std::size_t
bound_nesting(std::string_view name)
{
  const auto opening =
    static_cast<std::size_t>(std::count(name.begin(), name.end(), '<') +
                             std::count(name.begin(), name.end(), '('));
  return opening > ContractLimits::nesting ? count_nesting(name) : opening;
}

}  // namespace

base::BoxedError
make_missing_line(const ContractLines& lines, std::string_view expected)
{
  return make_contract_mismatch(
    lines.line().number,
    "missing line",
    lines.has_line() ? base::quote(lines.line().keyword()) : "the end",
    expected);
}

Result<void>
check_field_count(const ContractLine& line, std::size_t count)
{
  if (line.count == count) {
    return {};
  }
  const bool too_many = line.count > ContractLine::most_fields;
  return make_contract_mismatch(
    line.number,
    "wrong number of fields",
    (too_many ? "more than " : "") +
      std::to_string(too_many ? ContractLine::most_fields : line.count),
    std::to_string(count));
}

Result<std::string_view>
parse_contract_name(const ContractLine& line, std::size_t field)
{
  const auto name = line.fields[field];
  if (name.empty()) {
    return make_contract_error(line.number, "empty name");
  }
  const auto nesting = bound_nesting(name);
  if (nesting > ContractLimits::nesting) {
    return make_contract_mismatch(line.number,
                                  "brackets nest too deep",
                                  std::to_string(nesting) + " levels",
                                  "at most " +
                                    std::to_string(ContractLimits::nesting));
  }
  return name;
}

Result<std::string_view>
parse_block_name(const ContractLine& line,
                 std::string_view last,
                 std::size_t count)
{
  auto name = parse_contract_name(line, 1);
  if (!name) {
    return name;
  }
  if (count > 0 && last >= *name) {
    return make_contract_mismatch(line.number,
                                  "out of order",
                                  base::quote(*name),
                                  "a name after " + base::quote(last));
  }
  if (count == ContractLimits::blocks) {
    return make_contract_error(line.number, "too many blocks");
  }
  return name;
}

Result<std::uint64_t>
parse_contract_number(const ContractLine& line, std::size_t field)
{
  const auto number = read_decimal(line.fields[field]);
  if (!number || *number > ContractLimits::number) {
    return make_contract_mismatch(line.number,
                                  "not a number",
                                  base::quote(line.fields[field]),
                                  "a decimal number up to 2^56");
  }
  return *number;
}

Result<std::uint64_t>
parse_contract_alignment(const ContractLine& line, std::size_t field)
{
  auto number = parse_contract_number(line, field);
  if (number && !std::has_single_bit(*number)) {
    return make_contract_mismatch(line.number,
                                  "not an alignment",
                                  std::string(line.fields[field]),
                                  "a power of two");
  }
  return number;
}

Result<std::uint64_t>
parse_contract_value(const ContractLine& line, std::size_t field)
{
  constexpr auto most_negative = std::uint64_t{1} << 63;
  const auto text = line.fields[field];
  const bool is_negative = text.starts_with('-');
  const auto number = read_decimal(text.substr(is_negative ? 1 : 0));
  const bool is_sound =
    number && (!is_negative || (*number > 0 && *number <= most_negative));
  if (!is_sound) {
    return make_contract_mismatch(line.number,
                                  "not the value of an enumerator",
                                  base::quote(text),
                                  "a decimal number of 64 bits");
  }
  return is_negative ? 0 - *number : *number;
}

}  // namespace hallmark::model
