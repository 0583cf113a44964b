// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Finding things in a contract by name.

#include "model/contract.hpp"

#include "model/export_name.hpp"

#include <algorithm>

namespace hallmark::model {

namespace {

template<class T>
auto
find_place_of(const std::vector<T>& sorted, std::string_view name)
{
  return std::lower_bound(
    sorted.begin(),
    sorted.end(),
    name,
    [](const T& item, std::string_view key) { return item.name < key; });
}

template<class T>
const T*
find_by_name(const std::vector<T>& sorted, std::string_view name)
{
  const auto place = find_place_of(sorted, name);
  if (place == sorted.end() || place->name != name) {
    return nullptr;
  }
  return &*place;
}

template<class T>
std::span<const T>
take(const std::vector<T>& all, Part part)
{
  return std::span(all).subspan(part.first, part.count);
}

}  // namespace

const Export*
Contract::find_export(std::string_view export_name) const
{
  return find_by_name(exports, export_name);
}

const Export*
Contract::find_same_export(const Export& other) const
{
  if (const auto* same = find_export(other.name)) {
    return same;
  }
  const ExportName wanted{other.name, other.linkage};
  const auto is_wanted = [&](const Export& one) {
    return is_same_export({one.name, one.linkage}, wanted);
  };
  if (const auto base = strip_parameters(other.name); !base.empty()) {
    const auto* same = find_export(base);
    return same && is_wanted(*same) ? same : nullptr;
  }
  auto place = find_place_of(exports, other.name);
  for (; place != exports.end() && place->name.starts_with(other.name);
       ++place) {
    if (is_wanted(*place)) {
      return &*place;
    }
  }
  return nullptr;
}

const Type*
Contract::find_type(std::string_view type_name) const
{
  return find_by_name(types, type_name);
}

const Place*
Contract::find_place(std::string_view place_name) const
{
  return find_by_name(places, place_name);
}

bool
Contract::allows(Rule rule, std::string_view type_name) const
{
  const auto less = [](const Allowance& one, const Allowance& other) {
    return one.rule != other.rule ? one.rule < other.rule
                                  : one.type < other.type;
  };
  return std::binary_search(
    allowances.begin(), allowances.end(), Allowance{rule, type_name}, less);
}

std::span<const BaseClass>
Contract::bases_of(const Type& type) const
{
  return take(bases, type.bases);
}

std::span<const Member>
Contract::members_of(const Type& type) const
{
  return take(members, type.members);
}

std::span<const Virtual>
Contract::virtuals_of(const Type& type) const
{
  return take(virtuals, type.virtuals);
}

std::span<const Override>
Contract::overrides_of(const Type& type) const
{
  return take(overrides, type.overrides);
}

std::span<const Enumerator>
Contract::enumerators_of(const Type& type) const
{
  return take(enumerators, type.enumerators);
}

}  // namespace hallmark::model
