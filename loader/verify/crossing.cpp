// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/crossing.hpp"

#include "model/spelling.hpp"
#include "verify/mentions.hpp"
#include "verify/plain_leaves.hpp"
#include "verify/reach.hpp"
#include "verify/type_size.hpp"

#include <algorithm>
#include <utility>

namespace hallmark::verify {

using model::Contract;
using model::Kind;
using model::Mention;
using model::Type;

namespace {

/// Goes from the types that functions pass by value to what these hold. Each
/// type is met once: a text from a file may go round in a circle.
class PassedSearch {
public:
  explicit PassedSearch(const Contract& contract)
    : contract_(contract), is_met_(contract.types.size())
  {
  }

  [[nodiscard]] Passed run()
  {
    const auto is_passed = [](const Mention& one) { return one.is_passed; };
    for (const auto& item : contract_.exports) {
      find_export_mentions(item, mentions_);
      meet(is_passed);
    }
    for (const auto& type : contract_.types) {
      find_type_mentions(contract_, type, mentions_);
      meet(is_passed);
    }
    while (!waiting_.empty()) {
      const auto& type = *waiting_.back();
      waiting_.pop_back();
      find_part_mentions(contract_, type, mentions_);
      meet([&](const Mention& mention) {
        return is_held(mention, type.kind == Kind::leaf);
      });
    }
    return {std::move(is_met_), has_vector_};
  }

private:
  /// Take note of those mentions that count, and forget them all.
  template<class Counts>
  void meet(Counts counts)
  {
    for (const auto& mention : mentions_) {
      if (!counts(mention)) {
        continue;
      }
      has_vector_ |= mention.is_vector;
      if (const auto* type = contract_.find_type(mention.name)) {
        add(*type);
      } else {
        add_arguments(mention.name);
      }
    }
    mentions_.clear();
  }

  /// A leaf among the arguments of a leaf has no block: its own name tells what
  /// it holds.
  void add_arguments(std::string_view leaf)
  {
    std::vector<Mention> held;
    if (leaf.ends_with('>')) {
      model::find_mentions(leaf, held);
    }
    for (const auto& mention : held) {
      const auto* type = contract_.find_type(mention.name);
      if (type && is_held(mention, true)) {
        add(*type);
      }
      has_vector_ |= mention.is_vector && is_held(mention, true);
    }
  }

  void add(const Type& type)
  {
    const auto index = &type - contract_.types.data();
    if (!is_met_[static_cast<std::size_t>(index)]) {
      is_met_[static_cast<std::size_t>(index)] = true;
      waiting_.push_back(&type);
    }
  }

  const Contract& contract_;
  std::vector<bool> is_met_;
  std::vector<const Type*> waiting_;
  std::vector<Mention> mentions_;
  bool has_vector_ = false;
};

/// Every name that stands anywhere in a contract.
std::vector<Mention>
find_all_mentions(const Contract& contract)
{
  std::vector<Mention> mentions;
  for (const auto& item : contract.exports) {
    find_export_mentions(item, mentions);
  }
  for (const auto& type : contract.types) {
    find_type_mentions(contract, type, mentions);
  }
  return mentions;
}

}  // namespace

bool
has_leaf(const Contract& contract)
{
  const std::vector<bool> exports(contract.exports.size(), true);
  const auto reach = find_reach(contract, exports, {});
  for (std::size_t i = 0; i < contract.types.size(); ++i) {
    const auto& reached = reach.types[i];
    if (contract.types[i].kind == Kind::leaf &&
        (!reached.from.empty() || reached.by_extra || !reached.is_met())) {
      return true;
    }
  }
  return false;
}

bool
has_polymorphic_class(const Contract& contract)
{
  const auto is_hidden = [&](std::string_view name) {
    const auto* type = contract.find_type(name);
    return (type ? type->kind == Kind::leaf : name.starts_with("std::")) &&
           !is_plain_leaf(name);
  };
  if (!contract.virtuals.empty() ||
      std::ranges::any_of(contract.types, is_hidden, &Type::name)) {
    return true;
  }
  // The name of a leaf may hold leaves that have no block of their own.
  const auto mentions = find_all_mentions(contract);
  return std::ranges::any_of(mentions, is_hidden, &Mention::name);
}

bool
has_table(const Contract& contract)
{
  return has_polymorphic_class(contract) ||
         std::ranges::any_of(contract.bases, [](const model::BaseClass& base) {
           return !base.offset;
         });
}

bool
names_type(const Contract& contract, std::string_view name)
{
  const auto mentions = find_all_mentions(contract);
  return std::ranges::any_of(mentions, [&](const Mention& mention) {
    auto words = mention.name;
    constexpr std::string_view complex = "_Complex ";
    words.remove_prefix(words.starts_with(complex) ? complex.size() : 0);
    return words == name;
  });
}

bool
has_alignment(const Contract& contract, std::uint64_t least, std::uint64_t most)
{
  const auto is_between = [&](std::uint64_t align) {
    return align > least && align <= most;
  };
  const auto mentions = find_all_mentions(contract);
  return std::ranges::any_of(contract.types, is_between, &Type::align) ||
         std::ranges::any_of(mentions, [&](const Mention& mention) {
           return mention.is_vector &&
                  is_between(find_size(contract, mention.name).value_or(most));
         });
}

Passed
find_passed(const Contract& contract)
{
  return PassedSearch(contract).run();
}

}  // namespace hallmark::verify
