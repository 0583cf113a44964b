// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/facts.hpp"

#include "base/text.hpp"
#include "model/contract.hpp"
#include "verify/crossing.hpp"

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

/// The contract between the two, which is parsed when a fact asks for it.
class Boundary {
public:
  explicit Boundary(std::string_view text) : text_(text) {}

  /// Whether something crosses. A text that is not sound may hide anything.
  [[nodiscard]] bool has(bool (*crosses)(const model::Contract&))
  {
    if (!contract_) {
      contract_ = model::parse_contract(text_);
    }
    return !*contract_ || crosses(**contract_);
  }

private:
  std::string_view text_;
  std::optional<base::Result<model::Contract>> contract_;
};

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
is_strict_by_table(const FactDifference& fact, Boundary& boundary)
{
  if (fact.name.starts_with("standard_library")) {
    return boundary.has(has_leaf);
  }
  if (fact.name == "rtti") {
    return boundary.has(has_polymorphic_class);
  }
  if (fact.name == "vector_registers") {
    return boundary.has(passes_vector);
  }
  return fact.name == "sanitizers" &&
         has_more_sanitizers(fact.found, fact.expected);
}

bool
is_strict(const FactDifference& fact,
          Boundary& boundary,
          const FactPolicy& policy)
{
  const auto chosen = policy.find(fact.name);
  if (chosen != policy.end() && chosen->second != Strictness::by_table) {
    return chosen->second == Strictness::always;
  }
  return is_strict_by_table(fact, boundary);
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
                                "wrong setting for toolchain facts",
                                base::quote(part),
                                "NAME=strict or NAME=told");
    }
    policy[std::string(name)] =
      value == "strict" ? Strictness::always : Strictness::never;
  }
  return policy;
}

std::string
format_facts(const std::vector<model::Fact>& facts)
{
  std::string lines;
  for (const auto& fact : facts) {
    lines += base::concat({fact.name, "=", fact.value, "\n"});
  }
  return lines;
}

std::vector<model::Fact>
parse_facts(std::string_view lines)
{
  std::vector<model::Fact> facts;
  while (!lines.empty()) {
    const auto line = base::take_line(lines);
    if (const auto sign = line.find('='); sign != line.npos) {
      facts.push_back({std::string(line.substr(0, sign)),
                       std::string(line.substr(sign + 1))});
    }
  }
  return facts;
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
  Boundary boundary(contract);
  const auto lines = base::split(expected, '\n');
  for (const auto& fact : found) {
    const auto other = find_fact(lines, fact.name);
    if (other && *other != fact.value) {
      FactDifference difference{
        fact.name, fact.value, std::string(*other), false};
      difference.is_strict = is_strict(difference, boundary, policy);
      differences.push_back(std::move(difference));
    }
  }
  return differences;
}

std::optional<base::Error>
check_facts(const std::vector<FactDifference>& differences)
{
  auto error =
    base::make_error(Code::wrong_toolchain,
                     {},
                     "build the plugin and host with the same setting");
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
