// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/templates.hpp"

#include "contract/dwarf/aliases.hpp"
#include "contract/names/names.hpp"

#include <dwarf.h>

namespace hallmark::contract::dwarf {
namespace {

using names::ValueParameter;

/// Neither for a type, a template or a number.
struct Parameter {
  bool is_pointer = false;
  std::optional<Die> class_type;
};

Parameter
read_value(const Die& child)
{
  Parameter parameter;
  const auto type = strip_aliases(reference(child, DW_AT_type), true);
  switch (type ? tag_of(*type) : 0) {
    case DW_TAG_pointer_type:
    case DW_TAG_ptr_to_member_type:
      parameter.is_pointer = true;
      break;
    case DW_TAG_class_type:
    case DW_TAG_structure_type:
    case DW_TAG_union_type:
      parameter.class_type = type;
      break;
    default:
      break;
  }
  return parameter;
}

/// In order, the elements of packs one by one.
std::vector<Parameter>
list_parameters(const Die& type)
{
  std::vector<Parameter> parameters;
  const auto add = [&](const Die& child) {
    const int tag = tag_of(child);
    if (tag == DW_TAG_template_value_parameter) {
      parameters.push_back(read_value(child));
    } else if (tag == DW_TAG_template_type_parameter ||
               tag == DW_TAG_GNU_template_template_param) {
      parameters.emplace_back();
    }
    return true;
  };
  for_each_child(type, [&](const Die& child) {
    return tag_of(child) == DW_TAG_GNU_template_parameter_pack
             ? for_each_child(child, add)
             : add(child);
  });
  return parameters;
}

std::optional<ValueParameter>
describe(const Parameter& parameter, const Templates::Names& names)
{
  if (parameter.is_pointer) {
    return ValueParameter{true, ""};
  }
  return parameter.class_type ? std::optional(ValueParameter{
                                  false, names.of_class(*parameter.class_type)})
                              : std::nullopt;
}

bool
is_same(const ValueParameter& one, const ValueParameter& other)
{
  return one.is_pointer == other.is_pointer &&
         one.class_name == other.class_name;
}

}  // namespace

void
Templates::add(const Die& type)
{
  const auto name = name_of(type);
  if (name.find('<') != name.npos) {
    instances_[std::string(names::template_name(name))].push_back(type);
  }
}

std::optional<ValueParameter>
Templates::find(const Die& type,
                const names::ParameterPlace& place,
                const Names& names)
{
  if (!place.is_outermost) {
    return find_common(std::string(place.name), place.number, names);
  }
  const auto own = list_parameters(type);
  return place.number < own.size()
           ? describe(own[place.number], names)
           : find_common(names.of_template(type), place.number, names);
}

Templates::Found
Templates::find_common(std::string name, std::size_t number, const Names& names)
{
  const auto [known, is_new] = common_.try_emplace({std::move(name), number});
  if (is_new) {  // and none while it is looked for, in a damaged file
    known->second = read_common(known->first.first, number, names);
  }
  return known->second;
}

/// None when instances differ: `template<auto>`.
Templates::Found
Templates::read_common(const std::string& name,
                       std::size_t number,
                       const Names& names) const
{
  const auto scope = name.rfind("::");
  const auto instances =
    instances_.find(scope == name.npos ? name : name.substr(scope + 2));
  if (instances == instances_.end()) {
    return std::nullopt;
  }
  Found common;
  for (const auto& instance : instances->second) {
    const auto parameters = list_parameters(instance);
    if (number >= parameters.size() || names.of_template(instance) != name) {
      continue;
    }
    auto one = describe(parameters[number], names);
    if (!one || (common && !is_same(*common, *one))) {
      return std::nullopt;
    }
    common = std::move(one);
  }
  return common;
}

}  // namespace hallmark::contract::dwarf
