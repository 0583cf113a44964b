// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/extra_types.hpp"

#include "base/text.hpp"
#include "contract/dwarf/aliases.hpp"
#include "contract/names/names.hpp"

#include <optional>

#include <dwarf.h>

namespace hallmark::contract {
namespace {

/// The typedef of a name, in the namespaces and classes of a scope.
std::optional<dwarf::Die>
find_typedef(const dwarf::Die& scope, const std::string& name, int depth)
{
  std::optional<dwarf::Die> found;
  dwarf::for_each_child(scope, [&](const dwarf::Die& child) {
    const int tag = dwarf::tag_of(child);
    const auto own = std::string(dwarf::name_of(child));
    if (tag == DW_TAG_typedef && own == name) {
      found = child;
    } else if ((tag == DW_TAG_namespace || dwarf::is_class_tag(tag)) &&
               depth < dwarf::deepest_scope && !own.empty() &&
               name.starts_with(own + "::")) {
      found = find_typedef(child, name.substr(own.size() + 2), depth + 1);
    }
    return !found;
  });
  return found;
}

/// What another name of a type stands for: the name of that.
std::string
find_meaning(const dwarf::Index& index, const std::string& name)
{
  std::optional<dwarf::Die> found;
  dwarf::for_each_unit(index.debug(), [&](const dwarf::Die& unit) {
    found = find_typedef(unit, name, 0);
    return !found;
  });
  const auto type = dwarf::strip_aliases(found, true);
  const bool is_named =
    type && (dwarf::is_class_tag(dwarf::tag_of(*type)) ||
             dwarf::tag_of(*type) == DW_TAG_enumeration_type);
  return is_named ? index.qualified_name(*type) : std::string();
}

}  // namespace

base::Error
make_extra_error(const dwarf::Index& index, const std::string& name)
{
  const auto start = "'extra_types' names " + base::quote(name);
  const auto meaning = find_meaning(index, names::normalise_name(name).text);
  if (!meaning.empty()) {
    return base::make_error(Code::invalid_argument,
                            start + ", which is another name of " +
                              base::quote(meaning),
                            "name that one");
  }
  return base::make_error(
    Code::invalid_argument,
    start + ", which no header of the interface brings along",
    "include the header that defines it in a header of the interface");
}

}  // namespace hallmark::contract
