// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/declared.hpp"

#include "contract/dwarf/aliases.hpp"
#include "contract/dwarf/virtuals.hpp"

#include <algorithm>
#include <tuple>

#include <dwarf.h>

namespace hallmark::contract::dwarf {
namespace {

/// A static member that never changes: g++ does not say who may use it.
bool
is_constant(const Die& child)
{
  const bool is_static =
    tag_of(child) == DW_TAG_variable || is_set(child, DW_AT_external);
  if (!is_static || tag_of(child) == DW_TAG_subprogram) {
    return false;
  }
  auto type = strip_aliases(reference(child, DW_AT_type));
  for (int depth = 0;
       type && depth < deepest_type && tag_of(*type) == DW_TAG_array_type;
       ++depth) {
    type = strip_aliases(reference(*type, DW_AT_type));
  }
  const int tag = type ? tag_of(*type) : 0;
  return tag == DW_TAG_reference_type || take_cv(type).is_const;
}

/// A lambda's class, in the manner of g++ or of clang, or another class that
/// has no name: compilers differ in what it declares.
bool
is_closure(const Die& type)
{
  bool found = name_of(type).empty() && tag_of(type) == DW_TAG_class_type;
  for_each_child(type, [&](const Die& child) {
    found = found || name_of(child) == "~<lambda>";
    return !found;
  });
  return found;
}

bool
is_left_out(const Die& child)
{
  return is_set(child, DW_AT_artificial) || is_set(child, DW_AT_deleted) ||
         name_of(child).empty() || is_constant(child);
}

}  // namespace

std::vector<Declared>
list_declared(Speller& speller, const Die& type)
{
  const auto pass_over = [](const std::string&, const Die&) {};
  std::vector<Declared> all;
  if (is_closure(type)) {
    return all;
  }
  for_each_child(type, [&](const Die& child) {
    const auto tag = tag_of(child);
    const bool is_function = tag == DW_TAG_subprogram;
    if ((!is_function && tag != DW_TAG_member && tag != DW_TAG_variable) ||
        is_left_out(child)) {
      return true;
    }
    Declared one;
    one.is_function = is_function;
    one.name = is_function
                 ? normalise_function(name_of(child)) +
                     speller.spell_parameters(child, "(anonymous)", pass_over)
                 : std::string(name_of(child));
    one.access = access_of(type, child);
    one.is_explicit = is_set(child, DW_AT_explicit);
    one.is_virtual = number(child, DW_AT_virtuality).value_or(0) != 0;
    all.push_back(std::move(one));
    return true;
  });
  const auto key = [](const Declared& one) {
    return std::tie(one.is_function, one.name, one.access);
  };
  std::ranges::sort(all, {}, key);
  return all;
}

}  // namespace hallmark::contract::dwarf
