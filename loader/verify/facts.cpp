// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/facts.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace hallmark::verify {
namespace {

using Lines = std::vector<std::string_view>;

std::optional<std::string_view>
find_fact(const Lines& lines, std::string_view name)
{
  for (const auto line : lines) {
    if (line.starts_with(name) && line.substr(name.size()).starts_with('=')) {
      return line.substr(name.size() + 1);
    }
  }
  return std::nullopt;
}

/// Whether lines begin with these facts, in this order, as they do where one
/// Hallmark wrote both.
bool
begin_alike(const std::vector<model::Fact>& facts, std::string_view lines)
{
  return std::ranges::all_of(facts, [&](const model::Fact& fact) {
    const auto line = base::take_line(lines);
    const auto length = fact.name.size();
    return line.size() == length + 1 + fact.value.size() &&
           line.starts_with(fact.name) && line[length] == '=' &&
           line.ends_with(fact.value);
  });
}

/// Whether the contract has a line that begins so; blocks and their lines
/// begin at the start of a line (FORMAT.md, "Contract text").
bool
has_line(std::string_view contract, const std::string& start)
{
  return contract.find("\n" + start) != std::string_view::npos;
}

/// Whether a signature takes or gives `type` itself: what follows it is then
/// no `*` or `&`.
bool
passes_by_value(std::string_view signature, std::string_view type)
{
  for (auto place = signature.find(type); place != signature.npos;
       place = signature.find(type, place + 1)) {
    const auto next = signature.substr(place + type.size());
    if (next.empty() || next.find_first_of("(),") == 0) {
      return true;
    }
  }
  return false;
}

/// The vector types that a line names: `__vector(8) float`.
std::vector<std::string_view>
find_vectors(std::string_view line)
{
  std::vector<std::string_view> found;
  for (auto place = line.find("__vector("); place != line.npos;
       place = line.find("__vector(", place + 1)) {
    const auto rest = line.substr(place);
    const auto end = rest.find_first_of(",)*&[(", rest.find(')') + 1);
    found.push_back(rest.substr(0, end));
  }
  return found;
}

/// Whether an export takes or gives a vector, or a class that has one.
bool
passes_vectors(std::string_view contract)
{
  std::vector<std::string_view> signatures;
  std::string_view block;
  for (const auto line : base::split(contract, '\n')) {
    const auto fields = base::split(line, '\t');
    if (!line.starts_with('\t') && fields.size() > 1) {
      block = fields[1];
    }
    if (line.starts_with("export\t")) {
      signatures.push_back(fields.back());
    }
    for (auto type : find_vectors(line)) {
      type = line.starts_with("\tmember\t") ? block : type;
      if (std::any_of(signatures.begin(), signatures.end(), [&](auto one) {
            return passes_by_value(one, type);
          })) {
        return true;
      }
    }
  }
  return false;
}

/// Sanitizers, separated by commas, that only the plugin has.
bool
has_more_sanitizers(std::string_view found, std::string_view expected)
{
  const auto own = base::split(found, ',');
  const auto host = base::split(expected, ',');
  return std::any_of(own.begin(), own.end(), [&](auto one) {
    return one != "none" &&
           std::find(host.begin(), host.end(), one) == host.end();
  });
}

bool
is_strict_by_table(const FactDifference& fact, std::string_view contract)
{
  if (fact.name.starts_with("standard_library")) {
    return has_line(contract, "leaf\t");
  }
  if (fact.name == "rtti") {
    return has_line(contract, "\tvirtual\t");
  }
  if (fact.name == "vector_registers") {
    return passes_vectors(contract);
  }
  return fact.name == "sanitizers" &&
         has_more_sanitizers(fact.found, fact.expected);
}

bool
is_strict(const FactDifference& fact,
          std::string_view contract,
          const FactPolicy& policy)
{
  const auto chosen = policy.find(fact.name);
  if (chosen != policy.end() && chosen->second != Strictness::by_table) {
    return chosen->second == Strictness::always;
  }
  return is_strict_by_table(fact, contract);
}

}  // namespace

base::Result<FactPolicy>
parse_policy(std::string_view text)
{
  FactPolicy policy;
  if (text.empty()) {
    return policy;
  }
  for (const auto part : base::split(text, ',')) {
    const auto sign = part.find('=');
    const auto name = part.substr(0, sign);
    const auto value =
      sign == part.npos ? std::string_view() : part.substr(sign + 1);
    if (name.empty() || (value != "strict" && value != "told")) {
      return base::box_mismatch(Code::invalid_argument,
                                "wrong choice of toolchain facts",
                                base::quote(part),
                                "NAME=strict or NAME=told");
    }
    policy[std::string(name)] =
      value == "strict" ? Strictness::always : Strictness::never;
  }
  return policy;
}

std::vector<FactDifference>
compare_facts(const std::vector<model::Fact>& found,
              std::string_view expected,
              std::string_view contract,
              const FactPolicy& policy)
{
  std::vector<FactDifference> differences;
  if (begin_alike(found, expected)) {
    return differences;
  }
  const auto lines = base::split(expected, '\n');
  for (const auto& fact : found) {
    const auto other = find_fact(lines, fact.name);
    if (other && *other != fact.value) {
      FactDifference difference{
        fact.name, fact.value, std::string(*other), false};
      difference.is_strict = is_strict(difference, contract, policy);
      differences.push_back(std::move(difference));
    }
  }
  return differences;
}

std::optional<base::Error>
check_facts(const std::vector<FactDifference>& differences)
{
  auto error = base::make_error(
    Code::wrong_toolchain, {}, "build the plugin and the host alike in this");
  for (const auto& fact : differences) {
    if (fact.is_strict) {
      error.differences.push_back({fact.name, fact.found, fact.expected});
    }
  }
  if (error.differences.empty()) {
    return std::nullopt;
  }
  error.message =
    error.differences.size() == 1
      ? "toolchain fact '" + error.differences[0].field + "' differs"
      : std::to_string(error.differences.size()) +
          " facts of the toolchain differ";
  return error;
}

}  // namespace hallmark::verify
