// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/rules.hpp"

#include "base/text.hpp"
#include "contract/names/names.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace hallmark::contract {
namespace {

using Blocks = std::map<std::string, text::Block>;
using model::Kind;

/// Whether a class has virtual functions, of its own or of its bases. Of a base
/// that the contract does not look into nobody knows.
bool
is_polymorphic(const model::Contract& contract, std::string_view name)
{
  const auto* type = contract.find_type(name);
  return !type || type->kind != Kind::class_type || type->virtuals.count > 0 ||
         type->overrides.count > 0 ||
         std::ranges::any_of(contract.bases_of(*type),
                             [&](const model::BaseClass& base) {
                               return is_polymorphic(contract, base.type);
                             });
}

std::string_view
format_block_kind(Kind kind)
{
  return kind == Kind::class_type   ? "a class"
         : kind == Kind::union_type ? "a union"
         : kind == Kind::enum_type  ? "an enumeration"
         : kind == Kind::leaf       ? "a type that is not looked into"
                                    : "a built-in type";
}

/// What a rule is for, and what it was given instead.
struct Misfit {
  std::string_view found;
  std::string_view expected;
};

/// A type that is only declared may turn out to be any.
std::optional<Misfit>
find_misfit(const std::string& rule,
            const model::Contract& contract,
            const model::Type& type)
{
  const auto kind = type.kind;
  if (kind == Kind::declared || rule == "opaque") {
    return std::nullopt;
  }
  if (rule == "grow_enum" && kind != Kind::enum_type) {
    return Misfit{format_block_kind(kind), "an enumeration"};
  }
  if (rule == "grow_tail" && kind != Kind::class_type &&
      kind != Kind::union_type) {
    return Misfit{format_block_kind(kind), "a struct, class or union"};
  }
  if (rule == "append_virtuals" && kind != Kind::class_type) {
    return Misfit{format_block_kind(kind), "a class with virtual functions"};
  }
  if (rule == "append_virtuals" && !is_polymorphic(contract, type.name)) {
    return Misfit{"a class without virtual functions",
                  "a class with virtual functions"};
  }
  return std::nullopt;
}

Error
make_unknown_error(const AllowRule& rule,
                   const model::Contract& contract,
                   const std::string& key)
{
  std::vector<std::string> known;
  for (const auto& type : contract.types) {
    if (type.kind != Kind::base_type && type.kind != Kind::leaf) {
      known.emplace_back(type.name);
    }
  }
  return base::make_error(Code::invalid_argument,
                          "'" + rule.rule + "' names '" + rule.type +
                            "', which is no type of the interface",
                          base::suggest(key, known));
}

/// One key of the description, and what it names.
struct Way {
  std::string_view key;
  std::vector<std::string> patterns;         ///< of types
  std::map<std::string, std::string> names;  ///< as written, by what they mean
};

/// The pattern or name by which a key names a type, or nothing.
std::optional<std::string_view>
find_naming(const Way& way, const std::string& type)
{
  if (const auto named = way.names.find(type); named != way.names.end()) {
    return named->second;
  }
  const auto found =
    std::ranges::find_if(way.patterns, [&](const std::string& pattern) {
      return base::matches_pattern(pattern, type);
    });
  return found == way.patterns.end() ? std::nullopt
                                     : std::optional<std::string_view>(*found);
}

/// Every way in which types are known other than in full.
std::vector<Way>
list_ways(const Request& request)
{
  Way extra{"extra_types", {}, {}};
  for (const auto& name : request.extra_types) {
    extra.names.emplace(names::normalise_name(name).text, name);
  }
  Way opaque{"opaque", {}, {}};
  for (const auto& rule : request.allow) {
    if (rule.rule == "opaque") {
      opaque.names.emplace(names::normalise_name(rule.type).text, rule.type);
    }
  }
  return {std::move(extra),
          {"leaves", request.leaves, {}},
          std::move(opaque),
          {"private", request.private_types, {}}};
}

/// That two keys name a type, or nothing.
Result<void>
check_one_way(const std::vector<Way>& ways, const std::string& type)
{
  const Way* first = nullptr;
  std::string_view by;
  for (const auto& way : ways) {
    const auto naming = find_naming(way, type);
    if (naming && first) {
      return base::make_mismatch(
        Code::invalid_argument,
        base::concat({"type ",
                      base::quote(type),
                      " is under ",
                      base::quote(first->key),
                      " and under ",
                      base::quote(way.key)}),
        base::concat({base::quote(by), " and ", base::quote(*naming)}),
        "one of them");
    }
    if (naming) {
      first = &way;
      by = *naming;
    }
  }
  return {};
}

}  // namespace

Result<void>
check_rules(const Request& request, const model::Contract& contract)
{
  for (const auto& rule : request.allow) {
    if (rule.rule == "reserved") {
      continue;
    }
    const auto key = names::normalise_name(rule.type).text;
    const auto* type = contract.find_type(key);
    if (!type) {
      return make_unknown_error(rule, contract, key);
    }
    if (const auto misfit = find_misfit(rule.rule, contract, *type)) {
      return base::make_mismatch(
        Code::invalid_argument,
        base::concat(
          {base::quote(rule.rule), " does not fit ", base::quote(rule.type)}),
        std::string(misfit->found),
        std::string(misfit->expected));
    }
  }
  return {};
}

Result<void>
check_ways(const Request& request,
           const std::set<std::string>& own,
           const Blocks& blocks)
{
  auto names = own;
  for (const auto& [key, block] : blocks) {
    names.insert(key);
  }
  const auto ways = list_ways(request);
  for (const auto& name : names) {
    if (auto checked = check_one_way(ways, name); !checked) {
      return checked;
    }
  }
  return {};
}

}  // namespace hallmark::contract
