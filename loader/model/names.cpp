// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/names.hpp"

#include <algorithm>
#include <bit>
#include <functional>

namespace hallmark::model {
namespace {

constexpr std::size_t fewest_slots = 8;

/// Never 0, which marks a free slot.
std::uint32_t
make_hash(std::string_view name)
{
  return static_cast<std::uint32_t>(std::hash<std::string_view>{}(name)) | 1;
}

}  // namespace

NameIndex::NameIndex(std::size_t count)
  : slots_(std::bit_ceil(std::max(2 * count, fewest_slots)))
{
}

/// The slot that holds `name`, or the free one where it would go.
std::size_t
NameIndex::find_slot(std::string_view name, std::uint32_t hash) const
{
  const auto mask = slots_.size() - 1;
  auto place = (hash >> 1) & mask;
  while (slots_[place].hash != 0 &&
         (slots_[place].hash != hash || slots_[place].name != name)) {
    place = (place + 1) & mask;
  }
  return place;
}

void
NameIndex::grow()
{
  std::vector<Slot> slots(2 * slots_.size());
  slots.swap(slots_);
  for (const auto& slot : slots) {
    if (slot.hash != 0) {
      slots_[find_slot(slot.name, slot.hash)] = slot;
    }
  }
}

bool
NameIndex::insert(std::string_view name, std::uint32_t position)
{
  if (2 * (count_ + 1) > slots_.size()) {
    grow();
  }
  const auto hash = make_hash(name);
  auto& slot = slots_[find_slot(name, hash)];
  if (slot.hash != 0) {
    return false;
  }
  slot = {name, position, hash};
  ++count_;
  return true;
}

std::optional<std::uint32_t>
NameIndex::find(std::string_view name) const
{
  const auto& slot = slots_[find_slot(name, make_hash(name))];
  return slot.hash == 0 ? std::nullopt : std::optional(slot.position);
}

}  // namespace hallmark::model
