// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_lines.hpp"

#include "base/text.hpp"
#include "model/contract.hpp"
#include "model/lines.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace hallmark::model {

namespace {

/// What the bytes of a line are, looked at once: texts are read while a
/// plugin waits to be opened.
struct Bytes {
  bool has_control = false;
  bool is_ascii = true;
};

Bytes
inspect(std::string_view line)
{
  Bytes bytes;
  for (const char byte : line) {
    const auto code = static_cast<unsigned char>(byte);
    bytes.has_control |= (code < 0x20 && byte != '\t') || code == 0x7f;
    bytes.is_ascii &= code < 0x80;
  }
  return bytes;
}

std::optional<base::BoxedError>
check_line(std::string_view line, std::size_t number)
{
  if (line.size() > ContractLimits::line_bytes) {
    return make_contract_mismatch(number,
                                  "too long",
                                  std::to_string(line.size()) + " bytes",
                                  "at most " +
                                    std::to_string(ContractLimits::line_bytes));
  }
  const auto bytes = inspect(line);
  if (bytes.has_control) {
    return make_contract_error(number, "holds a control byte");
  }
  if (!bytes.is_ascii && !base::is_utf8(line)) {
    return make_contract_error(number, "not UTF-8");
  }
  return std::nullopt;
}

}  // namespace

base::BoxedError
make_contract_error(std::size_t number, std::string_view message)
{
  auto error = base::box_error(Code::malformed, message);
  return at_line("contract", number, std::move(error));
}

base::BoxedError
make_contract_mismatch(std::size_t number,
                       std::string_view message,
                       std::string_view found,
                       std::string_view expected)
{
  auto error = base::box_mismatch(Code::malformed, message, found, expected);
  return at_line("contract", number, std::move(error));
}

Result<void>
check_contract_text(std::string_view text)
{
  if (text.size() > ContractLimits::text_bytes) {
    return base::box_mismatch(Code::malformed,
                              "the contract is too long",
                              std::to_string(text.size()) + " bytes",
                              "at most " +
                                std::to_string(ContractLimits::text_bytes));
  }
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) {
      return make_contract_error(number, "ends without a newline");
    }
    if (auto error = check_line(text.substr(0, end), number)) {
      return *std::move(error);
    }
    text.remove_prefix(end + 1);
  }
  return {};
}

ContractLines::ContractLines(std::string_view text) : rest_(text)
{
  advance();
}

void
ContractLines::advance()
{
  ++line_.number;
  position_ = rest_.data();
  has_line_ = !rest_.empty();
  if (!has_line_) {
    return;
  }
  const auto end = std::min(rest_.find('\n'), rest_.size());
  auto text = rest_.substr(0, end);
  rest_.remove_prefix(std::min(end + 1, rest_.size()));

  line_.is_indented = text.starts_with('\t');
  text.remove_prefix(line_.is_indented ? 1 : 0);
  line_.count = 0;
  for (bool more = true; more; ++line_.count) {
    if (line_.count == ContractLine::most_fields) {
      ++line_.count;
      return;
    }
    const auto tab = text.find('\t');
    line_.fields[line_.count] = text.substr(0, tab);
    more = tab != std::string_view::npos;
    text.remove_prefix(more ? tab + 1 : text.size());
  }
}

}  // namespace hallmark::model
