// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/enumerators.hpp"

#include "contract/dwarf/aliases.hpp"

#include <cstdint>
#include <map>
#include <utility>

#include <dwarf.h>

namespace hallmark::contract::dwarf {
namespace {

bool
is_unsigned_type(const std::optional<Die>& type)
{
  const auto encoding = type ? number(*type, DW_AT_encoding).value_or(0) : 0;
  return encoding == DW_ATE_unsigned || encoding == DW_ATE_unsigned_char ||
         encoding == DW_ATE_boolean || encoding == DW_ATE_UTF;
}

/// An enumerator as its type counts: compilers write the same bits in forms of
/// other widths and signs.
std::int64_t
read_value(const Die& enumerator, std::uint64_t size, bool is_unsigned)
{
  const auto value = signed_number(enumerator, DW_AT_const_value).value_or(0);
  if (size == 0 || size >= 8) {
    return value;
  }
  const auto shift = 64 - 8 * size;
  const auto bits = static_cast<std::uint64_t>(value) << shift;
  return is_unsigned ? static_cast<std::int64_t>(bits >> shift)
                     : static_cast<std::int64_t>(bits) >> shift;
}

}  // namespace

std::vector<Enumerator>
list_enumerators(const Die& type,
                 std::uint64_t size,
                 const std::optional<Die>& underlying)
{
  const bool is_unsigned = is_unsigned_type(underlying);
  // The bits of the sign come last when there is none.
  const auto order = [&](std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    return is_unsigned ? bits : bits ^ (std::uint64_t(1) << 63);
  };
  std::map<std::pair<std::uint64_t, std::string>, std::int64_t> values;
  for_each_child(type, [&](const Die& child) {
    if (tag_of(child) == DW_TAG_enumerator) {
      const auto value = read_value(child, size, is_unsigned);
      values[{order(value), std::string(name_of(child))}] = value;
    }
    return true;
  });
  std::vector<Enumerator> list;
  for (const auto& [key, value] : values) {
    list.push_back({key.second,
                    is_unsigned
                      ? std::to_string(static_cast<std::uint64_t>(value))
                      : std::to_string(value)});
  }
  return list;
}

void
EnumeratorNames::add(const Die& type)
{
  if (tag_of(type) == DW_TAG_enumeration_type) {
    waiting_.push_back(type);
  }
}

void
EnumeratorNames::note(const Die& type, const std::string& name)
{
  const auto cut = name.rfind("::");
  const auto outer = cut == name.npos ? "" : name.substr(0, cut + 2);
  const auto size = number(type, DW_AT_byte_size).value_or(0);
  const auto underlying = strip_aliases(reference(type, DW_AT_type), true);
  for (const auto& one : list_enumerators(type, size, underlying)) {
    const auto text = "(" + name + ")" + one.value;
    known_.emplace(name + "::" + one.name, text);
    if (!is_set(type, DW_AT_enum_class)) {
      known_.emplace(outer + one.name, text);
    }
  }
}

std::optional<std::string>
EnumeratorNames::find(std::string_view name, const NameOf& name_of)
{
  const auto types = std::move(waiting_);
  waiting_.clear();
  for (const auto& type : types) {
    if (const auto own = name_of(type); !own.empty()) {
      note(type, own);
    }
  }
  const auto found = known_.find(std::string(name));
  return found == known_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace hallmark::contract::dwarf
