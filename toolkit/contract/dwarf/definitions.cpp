// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/definitions.hpp"

#include "contract/dwarf/index.hpp"
#include "contract/dwarf/place.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include <dwarf.h>

namespace hallmark::contract::dwarf {
namespace {

bool
is_entity_tag(int tag)
{
  return tag == DW_TAG_subprogram || tag == DW_TAG_variable ||
         tag == DW_TAG_member;
}

/// clang says it of definitions, and of declarations only by their parameter.
bool
needs_object(const Die& die)
{
  bool needs = has(die, DW_AT_object_pointer);
  for_each_child(die, [&](const Die& first) {
    needs = needs || (is_set(first, DW_AT_artificial) &&
                      tag_of(first) == DW_TAG_formal_parameter);
    return false;
  });
  return needs;
}

/// Walks over the scopes of a file; entries inside functions have no names
/// that others could say.
class Walk {
public:
  void add_children(const Die& scope, const std::string& prefix, int depth)
  {
    for_each_child(scope, [&](const Die& child) {
      add(child, prefix, depth);
      return true;
    });
  }

  std::map<std::string, Definition> finish()
  {
    // Definitions last: they put declarations into the shade.
    // Not std::ranges: clang 14 cannot compile what libstdc++ gives back there.
    std::stable_partition(
      entities_.begin(), entities_.end(), [](const Die& die) {
        return is_set(die, DW_AT_declaration);
      });
    std::map<std::string, Definition> definitions;
    for (const auto& die : entities_) {
      add_definition(die, definitions);
    }
    return definitions;
  }

private:
  void add(const Die& die, const std::string& prefix, int depth)
  {
    const int tag = tag_of(die);
    if (tag == DW_TAG_member && !is_set(die, DW_AT_declaration)) {
      return;  // of objects
    }
    if (is_entity_tag(tag)) {
      names_.emplace(identity(die), prefix + std::string(name_of(die)));
      entities_.push_back(die);
    } else if ((tag == DW_TAG_namespace || is_class_tag(tag)) &&
               depth < deepest_scope) {
      const auto name = std::string(name_of(die));
      add_children(
        die, name.empty() ? prefix : prefix + name + "::", depth + 1);
    }
  }

  /// The first entry of what several entries say together.
  static Die find_origin(Die die)
  {
    for (int depth = 0; depth < deepest_scope; ++depth) {
      auto origin = reference(die, DW_AT_abstract_origin);
      origin = origin ? origin : reference(die, DW_AT_specification);
      if (!origin) {
        break;
      }
      die = *origin;
    }
    return die;
  }

  void add_definition(const Die& die,
                      std::map<std::string, Definition>& definitions) const
  {
    const auto origin = find_origin(die);
    const auto known = names_.find(identity(origin));
    auto linkage = linkage_name_of(die);
    linkage = linkage.empty() ? linkage_name_of(origin) : linkage;
    linkage = linkage.empty() ? name_of(origin) : linkage;
    if (linkage.empty() || known == names_.end()) {
      return;
    }
    const auto place = place_of(die);
    definitions[std::string(linkage)] = {
      known->second,
      place.file,
      place.line,
      needs_object(die) || needs_object(origin),
      known->second.find('<') != std::string::npos};
  }

  std::unordered_map<const void*, std::string> names_;
  std::vector<Die> entities_;
};

}  // namespace

std::map<std::string, Definition>
read_definitions(const Debug& debug)
{
  Walk walk;
  for_each_unit(debug, [&](const Die& unit) {
    walk.add_children(unit, "", 0);
    return true;
  });
  return walk.finish();
}

}  // namespace hallmark::contract::dwarf
