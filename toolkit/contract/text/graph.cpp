// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/text/graph.hpp"

#include "base/text.hpp"
#include "contract/dwarf/alignment.hpp"
#include "contract/dwarf/enumerators.hpp"
#include "contract/names/source_spelling.hpp"
#include "contract/text/fields.hpp"
#include "contract/text/leaves.hpp"
#include "contract/text/questions.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include <dwarf.h>

namespace hallmark::contract::text {
namespace {

constexpr int deepest = 128;

/// The C library's own, which nobody looks into, and which grow.
constexpr auto known_opaque = std::to_array<std::string_view>({
  "_IO_FILE",
  "__va_list",
  "__va_list_tag",
});

std::string
name_anonymous(const std::string& key, std::string_view member)
{
  return key + "::(anonymous " + std::string(member) + ")";
}

}  // namespace

Graph::Graph(const dwarf::Index& index,
             Rules rules,
             const Answers& answers,
             const Heads* heads)
  : index_(index),
    rules_(std::move(rules)),
    speller_(index, problem_),
    declared_speller_(index, ignored_),
    answers_(answers),
    asker_(index),
    functions_(index, asker_, answers, heads, problem_),
    virtuals_(index, speller_, functions_)
{
}

std::string
Graph::add_root(const std::optional<dwarf::Die>& type,
                dwarf::Cv cv,
                const std::string& name,
                const names::FunctionTypes* said,
                std::set<std::string>& uses)
{
  Block root;
  const auto found = [&](const std::string& key, const dwarf::Die& die) {
    note(root, key, die);
  };
  const auto place = "(anonymous " + name + ")";
  auto text = speller_.spell(type, place, found, cv, said);
  asker_.ask_about_export(
    type, "::" + name, blocks_.contains(place) ? place : "");
  walk();
  uses = std::move(root.uses);
  return text;
}

std::string
Graph::add_type(const dwarf::Die& type, std::string_view place, Origin origin)
{
  Block root;
  auto key = speller_.key_of(type, place);
  note(root, key, type);
  walk();
  blocks_[key].origin = std::max(blocks_[key].origin, origin);
  return key;
}

Result<std::pair<std::string, Block>>
Graph::describe(const dwarf::Die& type)
{
  auto key = dwarf::tag_of(type) == DW_TAG_base_type
               ? dwarf::base_name(type)
               : speller_.key_of(type, "");
  auto block = make_block(key, type);
  waiting_.clear();
  if (problem_.error()) {
    return *problem_.error();
  }
  return std::pair(std::move(key), std::move(block));
}

/// A block names a type, which is described later: lists are deep.
void
Graph::note(Block& block, const std::string& key, const dwarf::Die& type)
{
  block.uses.insert(key);
  has_any_ = has_any_ || names_any(key);
  if (blocks_.try_emplace(key).second) {
    waiting_.emplace_back(key, type);
  }
  if (const auto whole = index_.resolve(type);
      !dwarf::is_set(whole, DW_AT_declaration)) {
    twins_.add(key, whole);
  }
}

void
Graph::walk()
{
  while (!waiting_.empty() && !problem_.error()) {
    const auto [key, type] = waiting_.front();
    waiting_.pop_front();
    blocks_[key] = make_block(key, type);
    while (waiting_.empty() && !twins_.empty()) {
      check_twin(twins_.take());
    }
  }
}

void
Graph::check_twin(const std::pair<std::string, dwarf::Die>& twin)
{
  const auto& [key, type] = twin;
  if (make_block(key, type).lines != blocks_[key].lines) {
    problem_.set(base::make_error(
      Code::invalid_argument,
      "two types that differ have the name '" + key +
        "' in debugging information",
      "give the parameter of the template a type in place of 'auto'"));
  }
}

bool
Graph::is_listed_leaf(const std::string& key) const
{
  return std::any_of(
    rules_.leaves.begin(), rules_.leaves.end(), [&](const auto& pattern) {
      return base::matches_pattern(pattern, key);
    });
}

bool
Graph::is_leaf(const std::string& key) const
{
  return is_library_leaf(key) || is_listed_leaf(key);
}

bool
Graph::is_opaque(const std::string& key) const
{
  const auto same = [&](const auto& name) { return key == name; };
  return std::any_of(known_opaque.begin(), known_opaque.end(), same) ||
         std::any_of(rules_.opaque.begin(), rules_.opaque.end(), same);
}

Block
Graph::make_block(const std::string& key, const dwarf::Die& named)
{
  Block block;
  const int tag = dwarf::tag_of(named);
  if (tag == DW_TAG_base_type || tag == DW_TAG_typedef) {
    describe_base(block, key, named);
    return block;
  }
  const auto type = index_.resolve(named);
  block.place = dwarf::place_of(type);
  if (is_opaque(key) || dwarf::is_set(type, DW_AT_declaration)) {
    block.kind = "declared";
    block.opaque = is_opaque(key);
    if (is_opaque(key) || key.find('<') == key.npos) {
      return block;
    }
    if (tag == DW_TAG_enumeration_type) {
      undescribed_[key] = index_.source_name(type);
    } else {
      incomplete_.insert(index_.source_name(type));
    }
  } else if (is_leaf(key)) {
    describe_leaf(block, key, type);
  } else if (tag == DW_TAG_enumeration_type) {
    describe_enum(block, key, type);
  } else {
    describe_class(block, key, type);
  }
  return block;
}

void
Graph::describe_base(Block& block,
                     const std::string& key,
                     const dwarf::Die& type)
{
  const auto plain = dwarf::strip_aliases(type, true).value_or(type);
  const bool is_utf = key != "wchar_t" && dwarf::is_character_alias(key);
  const auto encoding = is_utf
                          ? std::uint64_t(DW_ATE_UTF)
                          : dwarf::number(plain, DW_AT_encoding).value_or(0);
  block.kind = "base";
  block.lines = {
    join_fields(
      {"size",
       std::to_string(dwarf::number(plain, DW_AT_byte_size).value_or(0))}),
    join_fields(
      {"align", std::to_string(dwarf::alignment_of_base(index_, plain))}),
    join_fields({"encoding", dwarf::format_encoding(encoding)}),
  };
}

void
Graph::describe_leaf(Block& block,
                     const std::string& key,
                     const dwarf::Die& type)
{
  block.kind = "leaf";
  describe_size(block, key, type);
  for (const auto& name : names::normalise_name(key).arguments) {
    const auto whole = index_.find_definition(name);
    if (is_hash_table(name) && !whole) {
      incomplete_.insert(names::spell_for_source(name));
    } else if (is_leaf(name) && !is_hash_table(name)) {
      continue;
    } else if (const auto named =
                 whole ? whole : index_.find_declaration(name)) {
      note(block, name, *named);
    }
  }
  if (is_listed_leaf(key)) {
    std::set<const void*> seen;
    note_hidden(block, type, seen);
  }
}

/// Types of the user's that a leaf's members and bases are made of.
void
Graph::note_hidden(Block& block,
                   const dwarf::Die& type,
                   std::set<const void*>& seen)
{
  if (!seen.insert(dwarf::identity(type)).second) {
    return;
  }
  const auto found = [&](const std::string& key, const dwarf::Die& named) {
    if (!dwarf::is_class_tag(dwarf::tag_of(named))) {
      return;
    }
    if (!is_leaf(key) || is_hash_table(key)) {
      note(block, key, named);
    } else if (seen.size() < 4096) {
      note_hidden(block, index_.resolve(named), seen);
    }
  };
  const auto layout = dwarf::read_layout(index_, type);
  const auto key = index_.qualified_name(type);
  for (const auto& base : layout.bases) {
    (void)speller_.spell(base.type, "", found);
  }
  for (const auto& member : layout.members) {
    (void)speller_.spell(member.type, name_anonymous(key, member.name), found);
    ask_about_member(key, member);
  }
}

void
Graph::describe_enum(Block& block,
                     const std::string& key,
                     const dwarf::Die& type)
{
  const auto size = dwarf::number(type, DW_AT_byte_size).value_or(0);
  const auto underlying =
    dwarf::strip_aliases(dwarf::reference(type, DW_AT_type), true);
  block.kind = "enum";
  block.lines.push_back(join_fields({"size", std::to_string(size)}));
  if (underlying) {
    const auto name = speller_.spell(
      underlying, key, [&](const std::string& base, const dwarf::Die& die) {
        note(block, base, die);
      });
    block.lines.push_back(join_fields({"underlying", name}));
  }
  for (const auto& one : dwarf::list_enumerators(type, size, underlying)) {
    block.lines.push_back(join_fields({"enumerator", one.name, one.value}));
  }
}

void
Graph::describe_class(Block& block,
                      const std::string& key,
                      const dwarf::Die& type)
{
  const auto layout = dwarf::read_layout(index_, type);
  const auto size = dwarf::number(type, DW_AT_byte_size).value_or(0);
  if (index_.is_c() && size == 0 && layout.members.empty()) {
    problem_.set(base::make_error(
      Code::invalid_argument,
      "'" + key + "' has no members: its size is 0 in C, 1 in C++",
      "give it a member"));
  }
  block.kind = dwarf::tag_of(type) == DW_TAG_union_type ? "union" : "class";
  describe_size(block, key, type);
  for (const auto& base : layout.bases) {
    asker_.ask_about_base(key, base.type);
    const auto name = speller_.spell(
      base.type, key, [&](const std::string& used, const dwarf::Die& die) {
        note(block, used, die);
      });
    auto line =
      join_fields({"base",
                   base.is_virtual ? "virtual" : std::to_string(base.offset),
                   name});
    block.lines.push_back(
      base.access.empty()
        ? std::move(line)
        : join_fields({std::move(line), std::string(base.access)}));
  }
  describe_members(block, key, layout, 0, 0);
  for (auto& line : virtuals_.describe(
         key, type, [&](const std::string&used, const dwarf::Die&die) {
           note(block, used, die);
         })) {
    block.lines.push_back(std::move(line));
  }
  if (!index_.is_c()) {
    block.declared = dwarf::list_declared(declared_speller_, type);
  }
}

/// Anonymous structs and unions are expanded: their members are the class's.
void
Graph::describe_members(Block& block,
                        const std::string& key,
                        const dwarf::Layout& layout,
                        std::uint64_t offset_bits,
                        int depth)
{
  for (const auto& member : layout.members) {
    const auto offset = offset_bits + member.offset_bits;
    if (member.name.empty()) {
      const auto inner = dwarf::strip_aliases(member.type, true);
      if (inner && dwarf::is_class_tag(dwarf::tag_of(*inner)) &&
          depth < deepest) {
        describe_members(
          block, key, dwarf::read_layout(index_, *inner), offset, depth + 1);
      }
      continue;
    }
    const auto type = speller_.spell(
      member.type,
      name_anonymous(key, member.name),
      [&](const std::string& used, const dwarf::Die& die) {
        note(block, used, die);
      },
      {},
      functions_.read_member(key, member));
    ask_about_member(key, member);
    const auto name = std::string(member.name);
    block.lines.push_back(
      member.width_bits
        ? join_fields({"bits",
                       std::to_string(offset),
                       std::to_string(*member.width_bits),
                       name,
                       type})
        : join_fields({"member", std::to_string(offset / 8), name, type}));
  }
}

/// What the compiler answered; what it was not asked yet is a dash.
void
Graph::describe_size(Block& block,
                     const std::string& key,
                     const dwarf::Die& type)
{
  const auto size = dwarf::number(type, DW_AT_byte_size).value_or(0);
  if (dwarf::tag_of(type) == DW_TAG_enumeration_type) {
    block.lines =
      format_enum_size(size, dwarf::alignment_of_base(index_, type));
    return;
  }
  asker_.ask(key, type);
  const auto found = answers_.find(key);
  block.lines =
    format_answer(size, found == answers_.end() ? nullptr : &found->second);
}

void
Graph::ask_about_member(const std::string& owner, const dwarf::Member& member)
{
  const auto key = name_anonymous(owner, member.name);
  asker_.ask_about_member(owner, member, blocks_.contains(key) ? key : "");
}

}  // namespace hallmark::contract::text
