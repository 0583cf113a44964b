// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// In the fixed order of the text: header, rules, exports, types, places, …

#include "model/contract_parse.hpp"

#include "base/text.hpp"
#include "model/contract_export.hpp"
#include "model/contract_fields.hpp"
#include "model/contract_lines.hpp"
#include "model/contract_type.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace hallmark::model {

namespace {

/// The value of a header line, which must come now.
Result<std::string_view>
parse_header_line(ContractLines& lines,
                  std::string_view keyword,
                  std::size_t count)
{
  const auto& line = lines.line();
  if (!lines.has_line() || line.is_indented || line.keyword() != keyword) {
    return make_missing_line(lines, keyword);
  }
  if (auto sound = check_field_count(line, count); !sound) {
    return std::move(sound.error());
  }
  const auto value = line.fields[1];
  if (value.empty()) {
    return make_contract_error(line.number, "empty " + std::string(keyword));
  }
  return value;
}

Result<void>
parse_format(ContractLines& lines)
{
  auto value = parse_header_line(lines, "contract", 2);
  if (!value) {
    return std::move(value.error());
  }
  auto number = parse_contract_number(lines.line(), 1);
  if (!number) {
    return std::move(number.error());
  }
  if (*number != contract_format) {
    return base::box_mismatch(Code::unsupported,
                              "the contract has another format",
                              std::to_string(*number),
                              std::to_string(contract_format),
                              "update Hallmark");
  }
  lines.advance();
  return {};
}

/// A plugin's own exports are of no interface: name and version are empty.
bool
is_no_interface(const ContractLine& line)
{
  return !line.is_indented && line.count == 3 &&
         line.keyword() == "interface" && line.fields[1].empty() &&
         line.fields[2].empty();
}

Result<void>
parse_interface(ContractLines& lines, Contract& contract)
{
  if (lines.has_line() && is_no_interface(lines.line())) {
    lines.advance();
    return {};
  }
  auto name = parse_header_line(lines, "interface", 3);
  if (!name) {
    return std::move(name.error());
  }
  contract.name = *name;
  const auto& line = lines.line();
  auto version = Version::parse(line.fields[2]);
  if (!version) {
    return make_contract_mismatch(line.number,
                                  "not a semantic version",
                                  base::quote(line.fields[2]),
                                  "MAJOR.MINOR.PATCH");
  }
  contract.version = *std::move(version);
  lines.advance();
  return {};
}

Result<void>
parse_provider(ContractLines& lines, Contract& contract)
{
  auto value = parse_header_line(lines, "provider", 2);
  if (!value) {
    return std::move(value.error());
  }
  if (*value != "plugin" && *value != "host") {
    return make_contract_mismatch(lines.line().number,
                                  "not a provider",
                                  base::quote(*value),
                                  "plugin or host");
  }
  contract.provider = *value == "host" ? Provider::host : Provider::plugin;
  lines.advance();
  return {};
}

/// `unsaid noexcept`, of the languages that cannot say it.
Result<void>
parse_unsaid(ContractLines& lines, Contract& contract)
{
  if (!lines.has_line() || lines.line().keyword() != "unsaid") {
    return {};
  }
  const auto& line = lines.line();
  const auto word = line.count == 2 ? line.fields[1] : std::string_view();
  const bool of_types = word == "noexcept of types";
  if (word != "noexcept" && !of_types) {
    return make_contract_mismatch(
      line.number, "not what may be unsaid", base::quote(word), "noexcept");
  }
  contract.unsaid =
    of_types ? Unsaid::noexcept_of_types : Unsaid::noexcept_at_all;
  lines.advance();
  return {};
}

Result<void>
parse_header(ContractLines& lines, Contract& contract)
{
  if (auto done = parse_format(lines); !done) {
    return done;
  }
  if (auto done = parse_interface(lines, contract); !done) {
    return done;
  }
  if (auto done = parse_provider(lines, contract); !done) {
    return done;
  }
  auto machine = parse_header_line(lines, "machine", 2);
  if (!machine) {
    return std::move(machine.error());
  }
  contract.machine = *machine;
  lines.advance();
  return parse_unsaid(lines, contract);
}

std::optional<Rule>
find_rule(std::string_view word)
{
  constexpr std::array<std::pair<std::string_view, Rule>, 6> rules{{
    {"append_virtuals", Rule::append_virtuals},
    {"grow_enum", Rule::grow_enum},
    {"grow_tail", Rule::grow_tail},
    {"leaves", Rule::leaves},
    {"opaque", Rule::opaque},
    {"reserved", Rule::reserved},
  }};
  for (const auto& [name, rule] : rules) {
    if (name == word) {
      return rule;
    }
  }
  return std::nullopt;
}

Result<void>
parse_allowance(const ContractLine& line, Contract& contract)
{
  if (auto sound = check_field_count(line, 3); !sound) {
    return sound;
  }
  const auto rule = find_rule(line.fields[1]);
  if (!rule) {
    return make_contract_mismatch(
      line.number,
      "not a rule",
      base::quote(line.fields[1]),
      "append_virtuals, grow_enum, grow_tail, leaves, opaque or reserved");
  }
  auto name = parse_contract_name(line, 2);
  if (!name) {
    return std::move(name.error());
  }
  const Allowance allowance{*rule, *name};
  if (!contract.allowances.empty()) {
    const auto& last = contract.allowances.back();
    if (last.rule > allowance.rule ||
        (last.rule == allowance.rule && last.type >= allowance.type)) {
      return make_contract_error(line.number, "out of order");
    }
  }
  contract.allowances.push_back(allowance);
  return {};
}

/// Rules, each of one line.
Result<void>
parse_allowances(ContractLines& lines, Contract& contract)
{
  while (lines.has_line() && !lines.line().is_indented &&
         lines.line().keyword() == "allow") {
    if (auto done = parse_allowance(lines.line(), contract); !done) {
      return done;
    }
    lines.advance();
  }
  return {};
}

/// Exports, then types, until a line that begins neither.
Result<void>
parse_blocks(ContractLines& lines, Contract& contract)
{
  while (lines.has_line() && is_export_start(lines.line())) {
    if (auto done = parse_export(lines, contract); !done) {
      return done;
    }
  }
  while (lines.has_line() && is_type_start(lines.line())) {
    if (auto done = parse_type(lines, contract); !done) {
      return done;
    }
  }
  return {};
}

Result<void>
parse_place(const ContractLine& line, Contract& contract)
{
  if (line.is_indented || line.keyword() != "place") {
    return make_contract_mismatch(
      line.number, "unexpected line", base::quote(line.keyword()), "place");
  }
  if (auto sound = check_field_count(line, 4); !sound) {
    return sound;
  }
  auto number = parse_contract_number(line, 3);
  if (!number) {
    return std::move(number.error());
  }
  contract.places.push_back({line.fields[1], line.fields[2], *number});
  return {};
}

/// Whether a section that is told by one word begins here.
bool
begins_section(const ContractLines& lines, std::string_view word)
{
  return lines.has_line() && !lines.line().is_indented &&
         lines.line().keyword() == word && lines.line().count == 1;
}

/// Whether a section ends here: where another begins.
bool
ends_section(const ContractLines& lines)
{
  return !lines.has_line() || begins_section(lines, "source") ||
         begins_section(lines, "facts");
}

Result<void>
parse_declaration(const ContractLine& line, Contract& contract)
{
  const bool is_function = line.keyword() == "method";
  if (line.is_indented || (!is_function && line.keyword() != "access")) {
    return make_contract_mismatch(line.number,
                                  "unexpected line",
                                  base::quote(line.keyword()),
                                  "method or access");
  }
  const auto word = line.count == 5 ? line.fields[4] : std::string_view();
  if (word != "explicit" && word != "virtual") {
    if (auto sound = check_field_count(line, 4); !sound) {
      return sound;
    }
  }
  contract.declarations.push_back(
    {is_function, line.fields[1], line.fields[2], line.fields[3], word});
  return {};
}

Result<void>
parse_source(ContractLines& lines, Contract& contract)
{
  if (!begins_section(lines, "source")) {
    return {};
  }
  lines.advance();
  for (; !ends_section(lines); lines.advance()) {
    if (auto done = parse_declaration(lines.line(), contract); !done) {
      return done;
    }
  }
  return {};
}

Result<void>
parse_fact(const ContractLine& line, Contract& contract)
{
  if (line.is_indented || line.keyword() != "fact") {
    return make_contract_mismatch(
      line.number, "unexpected line", base::quote(line.keyword()), "fact");
  }
  if (auto sound = check_field_count(line, 3); !sound) {
    return sound;
  }
  contract.facts.push_back({line.fields[1], line.fields[2]});
  return {};
}

Result<void>
parse_facts(ContractLines& lines, Contract& contract)
{
  if (!begins_section(lines, "facts")) {
    return {};
  }
  lines.advance();
  for (; lines.has_line(); lines.advance()) {
    if (auto done = parse_fact(lines.line(), contract); !done) {
      return done;
    }
  }
  return {};
}

Result<void>
parse_places(ContractLines& lines, Contract& contract)
{
  if (!begins_section(lines, "places")) {
    return {};
  }
  lines.advance();
  for (; !ends_section(lines); lines.advance()) {
    if (auto done = parse_place(lines.line(), contract); !done) {
      return done;
    }
  }
  std::stable_sort(
    contract.places.begin(),
    contract.places.end(),
    [](const Place& one, const Place& other) { return one.name < other.name; });
  return {};
}

}  // namespace

Result<Contract>
parse_contract(std::string_view text)
{
  if (text.ends_with('\0')) {
    text.remove_suffix(1);
  }
  if (auto sound = check_contract_text(text); !sound) {
    return std::move(sound.error());
  }
  ContractLines lines(text);
  Contract contract;
  for (const auto step : {parse_header,
                          parse_allowances,
                          parse_blocks,
                          parse_places,
                          parse_source,
                          parse_facts}) {
    if (auto done = step(lines, contract); !done) {
      return std::move(done.error());
    }
  }
  if (lines.has_line()) {
    return make_contract_mismatch(
      lines.line().number,
      "unexpected line",
      base::quote(lines.line().keyword()),
      "an export, a type, places, source, facts or the end");
  }
  return contract;
}

std::optional<std::string_view>
find_contract_name(std::string_view text)
{
  ContractLines lines(text);
  lines.advance();
  const auto& line = lines.line();
  if (!lines.has_line() || line.is_indented || line.count < 2 ||
      line.keyword() != "interface") {
    return std::nullopt;
  }
  return line.fields[1];
}

}  // namespace hallmark::model
