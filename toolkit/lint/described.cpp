// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/described.hpp"

#include "contract/text/text.hpp"

#include <algorithm>
#include <filesystem>

#include <dwarf.h>

namespace hallmark::lint {
namespace {

namespace dwarf = contract::dwarf;
using dwarf::Die;
using dwarf::Index;

/// No classes that a person wrote hold one another as deep.
constexpr int deepest_class = 64;

/// Of a linked file no compiler can be asked.
const contract::Answers unasked;

/// The class that a member holds, itself or as an array of it.
std::optional<Die>
find_held(std::optional<Die> type)
{
  for (int depth = 0; depth < deepest_class; ++depth) {
    type = dwarf::strip_aliases(type, true);
    if (!type || dwarf::tag_of(*type) != DW_TAG_array_type) {
      break;
    }
    type = dwarf::reference(*type, DW_AT_type);
  }
  return type && dwarf::is_class_tag(dwarf::tag_of(*type)) ? type
                                                           : std::nullopt;
}

}  // namespace

base::Result<Described>
Described::make(const dwarf::Debug& debug,
                const Scan& scan,
                std::size_t unit,
                View view)
{
  const auto& root = scan.units[unit].root;
  auto index =
    scan.shares_types ? Index::build(debug) : Index::build(debug, root);
  if (!index) {
    return index.error();
  }
  if (view.bare_tags && !index->is_c()) {
    index->use_bare_tags();
  }
  Described described(std::make_unique<Index>(*std::move(index)),
                      std::move(view));
  described.folder_ = scan.units[unit].folder;
  described.name_ = scan.units[unit].name;
  return described;
}

/// Size and alignment of a class are made of those of its parts.
bool
Described::is_whole(const Die& type, int depth) const
{
  const auto whole = index_->resolve(type);
  if (depth > deepest_class || dwarf::is_set(whole, DW_AT_declaration)) {
    return false;
  }
  const auto layout = dwarf::read_layout(*index_, whole);
  const auto is_held_whole = [&](const dwarf::Member& member) {
    const auto held = find_held(member.type);
    return !held || is_whole(*held, depth + 1);
  };
  return std::ranges::all_of(layout.bases,
                             [&](const dwarf::Base& base) {
                               return is_whole(base.type, depth + 1);
                             }) &&
         std::ranges::all_of(layout.members, is_held_whole);
}

std::string
Described::add(const Die& type)
{
  const bool is_class = dwarf::is_class_tag(dwarf::tag_of(type));
  if (is_class && !is_whole(type, 0)) {
    return {};
  }
  if (!graph_) {
    graph_ =
      std::make_unique<contract::text::Graph>(*index_, view_.rules, unasked);
  }
  auto described = graph_->describe(type);
  if (!described) {
    graph_.reset();
    return {};
  }
  auto& [key, block] = *described;
  block.place = find_place(type);
  auto name = key;
  blocks_.insert_or_assign(std::move(key), std::move(block));
  return name;
}

std::string
Described::spell(const Die& symbol) const
{
  dwarf::Problem problem;
  dwarf::Speller speller(*index_, problem);
  const bool is_function = dwarf::tag_of(symbol) == DW_TAG_subprogram;
  const auto type =
    is_function ? std::optional(symbol) : dwarf::reference(symbol, DW_AT_type);
  auto text = speller.spell(type, "", [](const auto&, const auto&) {});
  return problem.error() ? std::string() : text;
}

dwarf::Place
Described::find_place(const Die& die) const
{
  auto place = dwarf::place_of(die);
  const auto line = dwarf::number(die, DW_AT_decl_line);
  if (place.file.empty() && line) {
    place = {name_, static_cast<unsigned>(*line)};  // clang's file 0
  }
  if (!place.file.empty()) {
    const auto file = std::filesystem::path(folder_) / place.file;
    place.file = contract::text::format_place_file(file.string(), folder_);
  }
  return place;
}

dwarf::Place
Described::find_place(const std::string& name) const
{
  const auto found = blocks_.find(name);
  return found == blocks_.end() ? dwarf::Place() : found->second.place;
}

std::string
Described::format(const std::string& machine) const
{
  contract::text::TextInput input;
  input.interface = "unit";
  input.version = "0.0.0";
  input.provider = "plugin";
  input.machine = machine;
  input.blocks = blocks_;
  return contract::text::format_contract(std::move(input)).text;
}

}  // namespace hallmark::lint
