// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/mentions.hpp"

namespace hallmark::verify {

using model::find_mentions;
using model::Mention;

namespace {

/// The arguments that a type's own name holds.
void
find_name_mentions(std::string_view name, std::vector<Mention>& mentions)
{
  if (name.find('<') == name.npos) {
    return;
  }
  std::vector<Mention> all;
  find_mentions(name, all);
  for (const auto& mention : all) {
    if (mention.is_argument) {
      mentions.push_back(mention);
    }
  }
}

/// The types of a virtual function: its result is passed as its parameters are.
void
find_virtual_mentions(const model::Virtual& function,
                      std::vector<Mention>& mentions)
{
  const auto first = mentions.size();
  find_mentions(function.result, mentions);
  for (auto at = first; at < mentions.size(); ++at) {
    mentions[at].is_passed |= is_held(mentions[at], false);
  }
  find_mentions(model::find_parameters(function.name), mentions);
}

void
add_layout_change(const ContractPair& contracts,
                  std::string_view name,
                  LayoutChange& change)
{
  const auto* expected = contracts.expected.find_type(name);
  const auto* found = contracts.found.find_type(name);
  const auto is_known = [](const model::Type* type) {
    return type && type->kind != model::Kind::declared;
  };
  const bool is_opaque = contracts.expected.allows(model::Rule::opaque, name) &&
                         contracts.found.allows(model::Rule::opaque, name);
  if (!is_known(expected) || !is_known(found) || is_opaque) {
    return;
  }
  change.size |= expected->size != found->size;
  change.alignment |= expected->align != found->align;
  change.passing |= expected->passing != found->passing;
}

}  // namespace

void
find_export_mentions(const model::Export& item, std::vector<Mention>& mentions)
{
  const auto first = mentions.size();
  find_mentions(item.signature, mentions);
  if (item.is_variable && mentions.size() > first &&
      item.signature.ends_with(mentions[first].name)) {
    mentions[first].is_value = false;
  }
}

void
find_part_mentions(const model::Contract& contract,
                   const model::Type& type,
                   std::vector<Mention>& mentions)
{
  find_name_mentions(type.name, mentions);
  for (const auto& base : contract.bases_of(type)) {
    find_mentions(base.type, mentions);
  }
  for (const auto& member : contract.members_of(type)) {
    find_mentions(member.type, mentions);
  }
}

void
find_type_mentions(const model::Contract& contract,
                   const model::Type& type,
                   std::vector<Mention>& mentions)
{
  find_part_mentions(contract, type, mentions);
  for (const auto& function : contract.virtuals_of(type)) {
    find_virtual_mentions(function, mentions);
  }
  find_mentions(type.underlying, mentions);
}

LayoutChange
find_layout_change(const ContractPair& contracts,
                   std::span<const Mention> mentions)
{
  LayoutChange change;
  for (const auto& mention : mentions) {
    if (mention.is_value && !mention.is_parameter) {
      add_layout_change(contracts, mention.name, change);
    }
  }
  return change;
}

}  // namespace hallmark::verify
