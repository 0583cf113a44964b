// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Finding things in a contract by name.

#include "model/contract.hpp"

#include <algorithm>

namespace hallmark::model {

namespace {

template<class T>
const T*
find_by_name(const std::vector<T>& sorted, std::string_view name)
{
  const auto place = std::lower_bound(
    sorted.begin(),
    sorted.end(),
    name,
    [](const T& item, std::string_view key) { return item.name < key; });
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
