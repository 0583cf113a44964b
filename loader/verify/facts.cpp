// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/facts.hpp"

#include "base/text.hpp"
#include "verify/strictness.hpp"

#include <algorithm>
#include <span>

namespace hallmark::verify {
namespace {

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

bool
is_strict(const FactDifference& fact, const FactPolicy& policy, Judge& by_table)
{
  const auto chosen = policy.find(fact.name);
  if (chosen != policy.end() && chosen->second != Strictness::by_table) {
    return chosen->second == Strictness::always;
  }
  return by_table.judge(fact.name, fact.found, fact.expected);
}

/// All that stamps hold; FORMAT.md, section 5.
std::vector<std::string>
list_facts()
{
  return {"abi_version",
          "architecture",
          "call_flags",
          "char",
          "compiler",
          "compiler_version",
          "exceptions",
          "language_standard",
          "layout_flags",
          "long_double",
          "new_alignment",
          "relative_vtables",
          "rtti",
          "sanitizers",
          "standard_library",
          "standard_library_abi",
          "standard_library_debug",
          "vector_registers",
          "wchar_t"};
}

}  // namespace

base::Result<FactPolicy>
parse_policy(std::string_view text)
{
  FactPolicy policy;
  if (text.empty()) {
    return policy;
  }
  const auto names = list_facts();
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
    if (std::ranges::find(names, name) == names.end()) {
      return base::box_error(Code::invalid_argument,
                             "no toolchain fact has the name " +
                               base::quote(name),
                             base::suggest(name, names));
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
              const FactPolicy& policy,
              std::string_view other)
{
  std::vector<FactDifference> differences;
  if (begin_alike(found, expected)) {
    return differences;
  }
  const Meeting meeting{found, base::split(expected, '\n'), contract, other};
  Judge by_table(meeting);
  // Both sides have nearly the same facts, and in one order.
  std::span<const std::string_view> lines = meeting.expected;
  for (const auto& fact : found) {
    auto wanted =
      find_fact(lines.first(std::min<std::size_t>(lines.size(), 1)), fact.name);
    if (wanted) {
      lines = lines.subspan(1);
    } else {
      wanted = find_fact(meeting.expected, fact.name);
    }
    if (wanted && *wanted != fact.value) {
      FactDifference difference{
        fact.name, fact.value, std::string(*wanted), false};
      difference.is_strict = is_strict(difference, policy, by_table);
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
