// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/parsed_fingerprint.hpp"

#include "base/text.hpp"
#include "contract/names/base_words.hpp"
#include "contract/names/names.hpp"
#include "contract/text/leaves.hpp"
#include "contract/text/text.hpp"
#include "verify/mentions.hpp"
#include "verify/rules.hpp"

#include <set>
#include <utility>

namespace hallmark::contract {
namespace {

using Mentions = std::vector<model::Mention>;

/// Those that the contract describes, without the arguments of templates: a
/// class uses its members, and only a leaf its arguments.
std::set<std::string>
list_uses(const model::Contract& contract, const Mentions& mentions)
{
  std::set<std::string> uses;
  for (const auto& mention : mentions) {
    if (!mention.is_argument && contract.find_type(mention.name)) {
      uses.emplace(mention.name);
    }
  }
  return uses;
}

/// The classes whose members pointers point to, which loaders need not look at.
void
add_owners(const model::Contract& contract,
           std::string_view text,
           std::set<std::string>& uses)
{
  if (text.find("::*") == text.npos) {
    return;
  }
  for (const auto& type : contract.types) {
    const auto pointed = std::string(type.name) + "::*";
    for (auto at = text.find(pointed); at != text.npos;
         at = text.find(pointed, at + 1)) {
      const char before = at == 0 ? ' ' : text[at - 1];
      if (before != ':' && !names::is_word_part(before)) {
        uses.emplace(type.name);
      }
    }
  }
}

/// What a leaf holds of the user's; of what `leaves` lists nobody else knows.
void
add_arguments(const model::Contract& contract,
              const model::Type& leaf,
              std::set<std::string>& uses)
{
  for (const auto& name : names::normalise_name(leaf.name).arguments) {
    const auto* type = contract.find_type(name);
    if (type && type->kind != model::Kind::base_type &&
        (type->kind != model::Kind::leaf || text::is_hash_table(name))) {
      uses.insert(name);
    }
  }
}

text::Root
make_root(const model::Contract& contract, const model::Export& item)
{
  Mentions mentions;
  verify::find_export_mentions(item, mentions);
  text::Root root;
  root.result.name = item.name;
  root.result.linkage = item.linkage;
  root.result.kind = item.is_variable ? "variable" : "function";
  root.result.signature = item.signature;
  root.result.optional = item.is_optional;
  root.result.is_noexcept = item.is_noexcept;
  root.uses = list_uses(contract, mentions);
  add_owners(contract, item.signature, root.uses);
  return root;
}

std::string
format_kind(model::Kind kind)
{
  switch (kind) {
    case model::Kind::class_type:
      return "class";
    case model::Kind::union_type:
      return "union";
    case model::Kind::enum_type:
      return "enum";
    case model::Kind::base_type:
      return "base";
    case model::Kind::leaf:
      return "leaf";
    case model::Kind::declared:
      return "declared";
  }
  return {};
}

text::Block
make_block(const model::Contract& contract, const model::Type& type)
{
  Mentions mentions;
  verify::find_type_mentions(contract, type, mentions);
  text::Block block;
  block.kind = format_kind(type.kind);
  for (auto lines = type.block; !lines.empty();) {
    block.lines.emplace_back(base::take_line(lines).substr(1));
  }
  block.uses = list_uses(contract, mentions);
  if (type.kind == model::Kind::leaf) {
    add_arguments(contract, type, block.uses);
  }
  add_owners(contract, type.block, block.uses);
  block.origin = type.origin == model::Origin::own     ? text::Origin::own
                 : type.origin == model::Origin::extra ? text::Origin::extra
                                                       : text::Origin::reached;
  return block;
}

}  // namespace

std::string
make_fingerprint(const model::Contract& contract)
{
  text::TextInput input;
  input.interface = contract.name;
  for (const auto& one : contract.allowances) {
    input.allow.push_back(
      {std::string(verify::format_rule(one.rule)), std::string(one.type)});
  }
  for (const auto& item : contract.exports) {
    input.roots.push_back(make_root(contract, item));
  }
  for (const auto& type : contract.types) {
    input.blocks.emplace(type.name, make_block(contract, type));
  }
  return text::format_contract(std::move(input)).fingerprint;
}

}  // namespace hallmark::contract
