// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_export.hpp"

#include "base/text.hpp"
#include "model/contract_fields.hpp"

#include <utility>

namespace hallmark::model {

namespace {

/// `export NAME function|variable SIGNATURE`.
Result<Export>
parse_export_line(const ContractLine& line, const Contract& contract)
{
  if (auto sound = check_field_count(line, 4); !sound) {
    return std::move(sound.error());
  }
  auto name =
    parse_block_name(line,
                     contract.exports.empty() ? std::string_view{}
                                              : contract.exports.back().name,
                     contract.exports.size());
  if (!name) {
    return std::move(name.error());
  }
  const auto kind = line.fields[2];
  if (kind != "function" && kind != "variable") {
    return make_contract_mismatch(line.number,
                                  "not a kind of export",
                                  base::quote(kind),
                                  "function or variable");
  }
  auto signature = parse_contract_name(line, 3);
  if (!signature) {
    return std::move(signature.error());
  }
  return Export{*name, *signature, {}, kind == "variable", false, false};
}

bool
is_inner(const ContractLines& lines, std::string_view keyword)
{
  return lines.has_line() && lines.line().is_indented &&
         lines.line().keyword() == keyword;
}

/// A line of one word, which may be missing.
Result<bool>
take_word(ContractLines& lines, std::string_view word)
{
  if (!is_inner(lines, word)) {
    return false;
  }
  if (auto sound = check_field_count(lines.line(), 1); !sound) {
    return std::move(sound.error());
  }
  lines.advance();
  return true;
}

/// What belongs to an export: its linkage name, whether it is noexcept and
/// whether it is optional.
Result<void>
parse_export_body(ContractLines& lines, Export& item)
{
  const auto& line = lines.line();
  if (!is_inner(lines, "linkage")) {
    return make_missing_line(lines, "linkage");
  }
  if (auto sound = check_field_count(line, 2); !sound) {
    return sound;
  }
  auto linkage = parse_contract_name(line, 1);
  if (!linkage) {
    return std::move(linkage.error());
  }
  item.linkage = *linkage;
  lines.advance();
  const auto is_noexcept = take_word(lines, "noexcept");
  if (!is_noexcept) {
    return is_noexcept.error();
  }
  const auto is_optional = take_word(lines, "optional");
  if (!is_optional) {
    return is_optional.error();
  }
  item.is_noexcept = *is_noexcept;
  item.is_optional = *is_optional;
  return {};
}

}  // namespace

bool
is_export_start(const ContractLine& line)
{
  return !line.is_indented && line.keyword() == "export";
}

Result<void>
parse_export(ContractLines& lines, Contract& contract)
{
  auto item = parse_export_line(lines.line(), contract);
  if (!item) {
    return std::move(item.error());
  }
  lines.advance();
  auto done = parse_export_body(lines, *item);
  contract.exports.push_back(*item);
  return done;
}

}  // namespace hallmark::model
