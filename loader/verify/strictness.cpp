// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/strictness.hpp"

#include "base/text.hpp"
#include "model/contract_parse.hpp"
#include "verify/crossing.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace hallmark::verify {
namespace {

/// Above all alignments when `new` never asks for one.
std::optional<std::uint64_t>
parse_alignment(std::string_view text)
{
  if (text == "none") {
    return std::numeric_limits<std::uint64_t>::max();
  }
  return base::parse_number(text);
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

std::optional<std::string_view>
find_value(const std::vector<std::string_view>& lines, std::string_view name)
{
  return find_fact(lines, name);
}

std::optional<std::string_view>
find_value(const std::vector<model::Fact>& facts, std::string_view name)
{
  const auto fact = std::ranges::find(facts, name, &model::Fact::name);
  return fact != facts.end() ? std::optional<std::string_view>(fact->value)
                             : std::nullopt;
}

/// The facts of one side that decide how values are passed. One that it lacks
/// is taken to be as the other side has it.
template<class Own, class Other>
Convention
find_convention(const Own& own, const Other& other)
{
  const auto choose = [&](std::string_view name) {
    const auto value = find_value(own, name);
    return value ? *value : find_value(other, name).value_or("");
  };
  return {choose("compiler"),
          choose("compiler_version"),
          choose("vector_registers"),
          choose("abi_version")};
}

}  // namespace

bool
is_judged(std::string_view name)
{
  constexpr std::array<std::string_view, 13> judged = {"call_flags",
                                                       "layout_flags",
                                                       "rtti",
                                                       "relative_vtables",
                                                       "char",
                                                       "wchar_t",
                                                       "long_double",
                                                       "new_alignment",
                                                       "sanitizers",
                                                       "vector_registers",
                                                       "abi_version",
                                                       "compiler",
                                                       "compiler_version"};
  return name.starts_with("standard_library") ||
         std::ranges::find(judged, name) != judged.end();
}

std::optional<std::string_view>
find_fact(std::span<const std::string_view> lines, std::string_view name)
{
  for (const auto line : lines) {
    if (line.starts_with(name) && line.substr(name.size()).starts_with('=')) {
      return line.substr(name.size() + 1);
    }
  }
  return std::nullopt;
}

template<class Crosses>
bool
Judge::has(const Crosses& crosses)
{
  if (!contract_) {
    contract_ = model::parse_contract(meeting_.contract);
  }
  return !*contract_ || crosses(**contract_);
}

bool
Judge::judge(std::string_view name,
             std::string_view found,
             std::string_view expected)
{
  if (!is_judged(name)) {
    return false;
  }
  if (name == "call_flags") {
    return true;
  }
  if (name.starts_with("standard_library") || name == "layout_flags") {
    return has(has_leaf);
  }
  if (name == "rtti") {
    return has(has_polymorphic_class);
  }
  if (name == "relative_vtables") {
    return has(has_table);
  }
  if (name == "char" || name == "wchar_t" || name == "long_double") {
    const auto type = name == "long_double" ? "long double" : name;
    return has([&](const auto& all) { return names_type(all, type); });
  }
  if (name == "new_alignment") {
    return is_new_strict(found, expected);
  }
  if (name == "sanitizers") {
    return has_more_sanitizers(found, expected);
  }
  return name == "vector_registers" ? blames(&Blame::vector_registers)
         : name == "abi_version"    ? blames(&Blame::abi_version)
         : name == "compiler"       ? blames(&Blame::compiler)
                                    : blames(&Blame::compiler_version);
}

/// Two compilers differ often, and hardly ever matters it: a text that cannot
/// hold anything of the kind is not parsed for them.
bool
Judge::blames(bool Blame::*fact)
{
  const bool is_rare =
    fact == &Blame::compiler || fact == &Blame::compiler_version;
  if (is_rare && !is_disputable_) {
    is_disputable_ = may_be_disputed(meeting_.contract);
  }
  if (is_rare && !*is_disputable_) {
    return false;
  }
  return has([&](const auto&) {
    if (!blame_) {
      blame_ = find_blame();
    }
    return (*blame_).*fact;
  });
}

Blame
Judge::find_blame() const
{
  const auto other = model::parse_contract(meeting_.other);
  return verify::find_blame(find_convention(meeting_.found, meeting_.expected),
                            find_convention(meeting_.expected, meeting_.found),
                            **contract_,
                            other ? &*other : nullptr);
}

/// Whether a type crosses for which only one of two compilers has `new` ask for
/// an alignment: it does so for what is aligned to more than the value.
bool
Judge::is_new_strict(std::string_view found, std::string_view expected)
{
  const auto one = parse_alignment(found);
  const auto other = parse_alignment(expected);
  return !one || !other || has([&](const auto& all) {
    return has_alignment(all, std::min(*one, *other), std::max(*one, *other));
  });
}

}  // namespace hallmark::verify
