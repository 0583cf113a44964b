// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/place.hpp"

#include <dwarf.h>

namespace hallmark::contract::dwarf {
namespace {

/// The source that a unit was made of: clang counts files from it, as 0, which
/// libdw takes for none.
std::string
primary_file_of(const Die& die)
{
  auto copy = die;
  Die unit{};
  Dwarf_Attribute folder{};
  if (!::dwarf_diecu(&copy, &unit, nullptr, nullptr)) {
    return {};
  }
  const char* base =
    ::dwarf_formstring(::dwarf_attr(&unit, DW_AT_comp_dir, &folder));
  const auto name = std::string(name_of(unit));
  return base && !name.starts_with('/') ? base + ("/" + name) : name;
}

}  // namespace

Place
place_of(const Die& die)
{
  auto copy = die;
  int line = 0;
  if (::dwarf_decl_line(&copy, &line) != 0) {
    return {};
  }
  const char* file = ::dwarf_decl_file(&copy);
  auto name = file ? std::string(file) : primary_file_of(die);
  if (name.empty()) {
    return {};
  }
  return {std::move(name), static_cast<unsigned>(line)};
}

}  // namespace hallmark::contract::dwarf
