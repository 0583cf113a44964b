// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/text/type_hashes.hpp"

#include "contract/text/fingerprint.hpp"

#include <algorithm>

namespace hallmark::contract::text {
namespace {

std::string
format_hash_lines(const std::set<std::string_view>& hashes)
{
  std::string text;
  for (const auto hash : hashes) {
    text += "types\t";
    text += hash;
    text += '\n';
  }
  return text;
}

}  // namespace

std::string
format_block(const std::string& key, const Block& block)
{
  std::string text = block.kind + "\t" + key + "\n";
  for (const auto& line : block.lines) {
    text += "\t" + line + "\n";
  }
  return text;
}

TypeHashes::TypeHashes(const std::map<std::string, Block>& blocks)
{
  for (const auto& entry : blocks) {
    numbers_.emplace(entry.first, blocks_.size());
    blocks_.push_back(&entry);
  }
  for (const auto* entry : blocks_) {
    auto& uses = uses_.emplace_back();
    for (const auto& name : entry->second.uses) {
      if (const auto used = numbers_.find(name); used != numbers_.end()) {
        uses.push_back(used->second);
      }
    }
  }
  hashes_.resize(blocks_.size());
  order_.resize(blocks_.size());
  lowest_.resize(blocks_.size());
  for (Number type = 0; type < blocks_.size(); ++type) {
    if (order_[type] == 0) {
      walk(type);
    }
  }
}

std::string
TypeHashes::format_lines(const std::set<std::string>& types) const
{
  std::set<std::string_view> hashes;
  for (const auto& name : types) {
    if (const auto type = numbers_.find(name); type != numbers_.end()) {
      hashes.insert(hashes_[type->second]);
    }
  }
  return format_hash_lines(hashes);
}

/// Lists are deep: the way to a type is kept here, not on the stack.
void
TypeHashes::walk(Number first)
{
  enter(first);
  while (!path_.empty()) {
    auto& [type, next] = path_.back();
    if (next == uses_[type].size()) {
      leave(type);
      continue;
    }
    const auto used = uses_[type][next++];
    if (order_[used] == 0) {
      enter(used);
    } else if (hashes_[used].empty()) {
      lowest_[type] = std::min(lowest_[type], order_[used]);
    }
  }
}

void
TypeHashes::enter(Number type)
{
  order_[type] = lowest_[type] = ++entered_;
  open_.push_back(type);
  path_.push_back({type, 0});
}

void
TypeHashes::leave(Number type)
{
  path_.pop_back();
  if (!path_.empty()) {
    auto& before = lowest_[path_.back().type];
    before = std::min(before, lowest_[type]);
  }
  if (lowest_[type] == order_[type]) {
    close_group(type);
  }
}

/// Everything that was entered since `type` and is still open is its group.
void
TypeHashes::close_group(Number type)
{
  const auto first = std::find(open_.rbegin(), open_.rend(), type).base() - 1;
  std::vector<Number> group(first, open_.end());
  open_.erase(first, open_.end());
  std::ranges::sort(group);
  const auto hash = hash_group(group);
  for (const auto one : group) {
    hashes_[one] = hash;
  }
}

std::string
TypeHashes::hash_group(const std::vector<Number>& group) const
{
  std::string text;
  std::set<std::string_view> others;
  for (const auto type : group) {
    text += format_block(blocks_[type]->first, blocks_[type]->second);
    for (const auto used : uses_[type]) {
      if (!hashes_[used].empty()) {
        others.insert(hashes_[used]);
      }
    }
  }
  return make_fingerprint(text + format_hash_lines(others));
}

}  // namespace hallmark::contract::text
