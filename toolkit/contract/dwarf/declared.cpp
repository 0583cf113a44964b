// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/declared.hpp"

#include "contract/dwarf/virtuals.hpp"

#include <algorithm>
#include <tuple>

#include <dwarf.h>

namespace hallmark::contract::dwarf {
namespace {

bool
is_left_out(const Die& child)
{
  return is_set(child, DW_AT_artificial) || is_set(child, DW_AT_deleted) ||
         name_of(child).empty();
}

}  // namespace

std::vector<Declared>
list_declared(Speller& speller, const Die& type)
{
  const auto pass_over = [](const std::string&, const Die&) {};
  std::vector<Declared> all;
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
