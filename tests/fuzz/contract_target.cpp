// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fuzz/contract_target.hpp"

#include "base/text.hpp"
#include "model/contract_parse.hpp"
#include "verify/contracts.hpp"

#include <algorithm>

namespace hallmark::tests {

using model::Contract;

namespace {

bool
is_printable(const std::string& text)
{
  return base::is_utf8(text) &&
         std::none_of(text.begin(), text.end(), [](char byte) {
           const auto code = static_cast<unsigned char>(byte);
           return (code < 0x20 && byte != '\n') || code == 0x7f;
         });
}

std::string
check_error(const base::Error& error)
{
  const auto text = base::format_error(error);
  if (!is_printable(text)) {
    return "not printable: " + text;
  }
  if (std::count(text.begin(), text.end(), '\n') > 19) {
    return "too long: " + text;
  }
  return {};
}

std::string
check_pair(const Contract& plugin, const Contract& host)
{
  const auto error = verify::check_contracts(plugin, host);
  if (!error) {
    return {};
  }
  if (error->details.empty() && error->differences.empty()) {
    return "no reason: " + base::format_error(*error);
  }
  return check_error(*error);
}

/// A diff tells all there is, and so ends up in messages too.
std::string
check_diff(const Contract& old_one, const Contract& new_one)
{
  const auto comparison = verify::compare_versions({old_one, new_one});
  const auto lines = verify::format_listing(
    comparison, verify::diff_sides, {true, true, verify::all_lines});
  if (lines.empty() != comparison.groups.empty()) {
    return "groups without lines";
  }
  const auto text = base::join(lines, "\n");
  return is_printable(text) ? "" : "not printable: " + text;
}

std::string
check_itself(const Contract& contract)
{
  return verify::compare_versions({contract, contract}).groups.empty()
           ? ""
           : "differs from itself";
}

std::string
check_all(const Contract& one, const Contract& other)
{
  for (const auto& fault : {check_itself(one),
                            check_itself(other),
                            check_pair(one, other),
                            check_pair(other, one),
                            check_diff(one, other),
                            check_diff(other, one)}) {
    if (!fault.empty()) {
      return fault;
    }
  }
  return {};
}

}  // namespace

std::string
find_contract_fault(std::string_view one, std::string_view other)
{
  const auto first = model::parse_contract(one);
  const auto second = model::parse_contract(other);
  if (!first) {
    return check_error(first.error());
  }
  if (!second) {
    return check_error(second.error());
  }
  return check_all(*first, *second);
}

}  // namespace hallmark::tests
