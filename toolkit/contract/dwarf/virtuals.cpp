// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/virtuals.hpp"

#include "contract/dwarf/layout.hpp"
#include "contract/names/names.hpp"

#include <algorithm>

#include <dwarf.h>

namespace hallmark::contract::dwarf {
namespace {

const Table no_table;

bool
is_virtual(const Die& function)
{
  return number(function, DW_AT_virtuality).value_or(0) != 0;
}

bool
is_destructor(const Die& function)
{
  return name_of(function).starts_with('~');
}

/// The first two slots in a row that nobody has, from `start` on.
std::uint64_t
find_gap(const std::map<std::uint64_t, Slot>& slots, std::uint64_t start)
{
  auto at = start;
  for (const auto& [slot, function] : slots) {
    if (slot >= at + 2) {
      return at;
    }
    at = slot + 1;
  }
  return at;
}

}  // namespace

std::string
normalise_function(std::string_view name)
{
  constexpr std::string_view conversion = "operator ";
  if (!name.starts_with(conversion)) {
    return std::string(name);
  }
  return std::string(conversion) +
         names::normalise_base(name.substr(conversion.size()));
}

const Table&
Virtuals::table_of(const Die& declared)
{
  const auto type = index_.resolve(declared);
  const auto known = known_.find(identity(type));
  if (known != known_.end()) {
    return known->second;
  }
  if (depth_ > deepest_class) {
    return no_table;
  }
  ++depth_;
  auto table = compute(type);
  --depth_;
  return known_.emplace(identity(type), std::move(table)).first->second;
}

/// The first dynamic base that is not virtual, else the first virtual one that
/// holds nothing but its pointer (Itanium ABI, 2.4, "nearly empty").
std::optional<Die>
Virtuals::primary_base(const Die& type)
{
  const auto layout = read_layout(index_, type);
  for (const auto& base : layout.bases) {
    if (!base.is_virtual && is_dynamic(index_, base.type)) {
      return base.type;
    }
  }
  for (const auto& base : layout.bases) {
    const auto size = number(base.type, DW_AT_byte_size).value_or(0);
    if (base.is_virtual && is_dynamic(index_, base.type) &&
        size == index_.debug().address_size()) {
      return base.type;
    }
  }
  return std::nullopt;
}

bool
Virtuals::has_virtual_destructor(const Die& type, int depth)
{
  const auto layout = read_layout(index_, type);
  const auto& functions = layout.functions;
  return std::any_of(functions.begin(),
                     functions.end(),
                     [](const Die& function) {
                       return is_destructor(function) && is_virtual(function);
                     }) ||
         std::any_of(
           layout.bases.begin(), layout.bases.end(), [&](const Base& base) {
             return depth < deepest_class &&
                    has_virtual_destructor(base.type, depth + 1);
           });
}

Table
Virtuals::compute(const Die& type)
{
  Table table;
  if (!is_dynamic(index_, type)) {
    return table;
  }
  if (const auto primary = primary_base(type)) {
    const auto& inherited = table_of(*primary);
    table.inherited = inherited.size;
    table.has_destructor = inherited.has_destructor;
  }
  for (const auto& function : read_layout(index_, type).functions) {
    const auto slot = offset_or_operand(function, DW_AT_vtable_elem_location);
    if (!is_virtual(function) || is_set(function, DW_AT_artificial)) {
      continue;
    }
    if (is_destructor(function)) {
      table.destructor = function;
    } else if (slot && *slot >= table.inherited) {
      table.added[*slot] = function;
    } else {
      table.overriding.push_back(function);
    }
  }
  if (!table.has_destructor && has_virtual_destructor(type, 0)) {
    table.has_destructor = true;
    table.added[find_gap(table.added, table.inherited)] = std::nullopt;
  }
  table.size = table.inherited;
  for (const auto& [slot, function] : table.added) {
    table.size = std::max(table.size, slot + (function ? 1 : 2));
  }
  return table;
}

}  // namespace hallmark::contract::dwarf
