// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/scan.hpp"

#include "contract/dwarf/index.hpp"
#include "lint/outline.hpp"

#include <algorithm>

#include <dwarf.h>

namespace hallmark::lint {
namespace {

namespace dwarf = contract::dwarf;
using dwarf::Die;

/// No scopes that a person wrote nest as deep.
constexpr int deepest_scope = 64;

/// DW_LANG_C_plus_plus_17 and its successor, of which older headers of libdw
/// know nothing.
constexpr int language_cpp_17 = 0x2a;
constexpr int language_cpp_20 = 0x2b;

bool
is_cpp_language(int language)
{
  switch (language) {
    case DW_LANG_C_plus_plus:
    case DW_LANG_C_plus_plus_03:
    case DW_LANG_C_plus_plus_11:
    case DW_LANG_C_plus_plus_14:
    case language_cpp_17:
    case language_cpp_20:
      return true;
    default:
      return false;
  }
}

Unit
make_unit(const Die& root)
{
  auto copy = root;
  Unit unit;
  unit.root = root;
  unit.name = dwarf::text_of(root, DW_AT_name);
  unit.folder = dwarf::text_of(root, DW_AT_comp_dir);
  const int language = ::dwarf_srclang(&copy);
  unit.is_c = dwarf::is_c_language(language);
  unit.is_cpp = is_cpp_language(language);
  unit.is_clang =
    dwarf::text_of(root, DW_AT_producer).find("clang") != std::string::npos;
  return unit;
}

/// Names that say nothing to another unit: of lambdas, of what is within a
/// function or an anonymous namespace, or that has such an argument.
bool
is_own(std::string_view name)
{
  return contract::names::is_made_up(name) || name.find(")::") != name.npos ||
         name.find("{anonymous}") != name.npos ||
         name.find("(anonymous") != name.npos;
}

/// Whether an entry's type is one of another unit.
bool
points_elsewhere(const Die& die)
{
  auto copy = die;
  Dwarf_Attribute found{};
  return ::dwarf_attr(&copy, DW_AT_type, &found) &&
         ::dwarf_whatform(&found) == DW_FORM_ref_addr;
}

/// With clang's -gsimple-template-names all instances have one name.
bool
is_bare_template(const Die& type, std::string_view name)
{
  bool has_arguments = false;
  if (name.find('<') == name.npos) {
    dwarf::for_each_child(type, [&](const Die& child) {
      const int tag = dwarf::tag_of(child);
      has_arguments = has_arguments || tag == DW_TAG_template_type_parameter ||
                      tag == DW_TAG_template_value_parameter;
      return !has_arguments;
    });
  }
  return has_arguments;
}

class Walk {
public:
  Walk(Scan& scan, const std::set<std::string, std::less<>>& wanted)
    : scan_(scan), wanted_(wanted)
  {
  }

  bool walk(const Die& root)
  {
    scan_.units.push_back(make_unit(root));
    const auto& unit = scan_.units.back();
    return (!unit.is_c && !unit.is_cpp) || walk_scope(root, "", 0);
  }

private:
  bool walk_scope(const Die& scope, const std::string& prefix, int depth)
  {
    bool sound = depth < deepest_scope;
    const bool whole =
      sound && dwarf::for_each_child(scope, [&](const Die& child) {
        sound = visit(child, prefix, depth);
        return sound;
      });
    return whole && sound;
  }

  bool visit(const Die& die, const std::string& prefix, int depth)
  {
    scan_.shares_types = scan_.shares_types || points_elsewhere(die);
    const int tag = dwarf::tag_of(die);
    switch (tag) {
      case DW_TAG_namespace: {
        const auto name = dwarf::name_of(die);
        return name.empty() ||
               walk_scope(die, prefix + std::string(name) + "::", depth + 1);
      }
      case DW_TAG_base_type:
        scan_.units.back().is_full = true;
        add(prefix + std::string(dwarf::name_of(die)), die);
        return true;
      case DW_TAG_typedef:
        add_typedef(die, prefix);
        return true;
      case DW_TAG_subprogram:
      case DW_TAG_variable:
        add_symbol(die);
        return true;
      default:
        return (!dwarf::is_class_tag(tag) && tag != DW_TAG_enumeration_type) ||
               visit_type(die, prefix, depth);
    }
  }

  bool visit_type(const Die& die, const std::string& prefix, int depth)
  {
    const auto name = dwarf::name_of(die);
    if (name.empty() || is_own(name) || is_bare_template(die, name)) {
      return true;
    }
    const auto whole = prefix + std::string(name);
    if (!dwarf::is_set(die, DW_AT_declaration)) {
      add(whole, die);
    }
    return walk_scope(die, whole + "::", depth + 1);
  }

  /// `typedef struct {…} name`: the struct is called so.
  void add_typedef(const Die& die, const std::string& prefix)
  {
    const auto target = dwarf::reference(die, DW_AT_type);
    if (!target || !dwarf::name_of(*target).empty()) {
      return;
    }
    const int tag = dwarf::tag_of(*target);
    if (dwarf::is_class_tag(tag) || tag == DW_TAG_enumeration_type) {
      add(prefix + std::string(dwarf::name_of(die)), *target);
    }
  }

  void add(const std::string& name, const Die& die)
  {
    const Definition made{die, scan_.units.size() - 1, make_outline(die)};
    const bool is_c = scan_.units.back().is_c;
    auto& known = scan_.types[name];
    const bool is_new =
      std::ranges::none_of(known, [&](const Definition& other) {
        return other.outline == made.outline &&
               scan_.units[other.unit].is_c == is_c;
      });
    if (is_new) {
      known.push_back(made);
    }
  }

  /// A definition that was declared before refers to its declaration.
  void add_symbol(const Die& die)
  {
    if (wanted_.empty() || dwarf::is_set(die, DW_AT_declaration) ||
        dwarf::has(die, DW_AT_abstract_origin)) {
      return;
    }
    const auto declared =
      dwarf::reference(die, DW_AT_specification).value_or(die);
    auto name = dwarf::linkage_name_of(die);
    name = name.empty() ? dwarf::linkage_name_of(declared) : name;
    name = name.empty() ? dwarf::name_of(declared) : name;
    if (wanted_.contains(name) && dwarf::is_set(declared, DW_AT_external)) {
      scan_.symbols.try_emplace(
        std::string(name), Definition{declared, scan_.units.size() - 1, 0});
    }
  }

  Scan& scan_;
  const std::set<std::string, std::less<>>& wanted_;
};

}  // namespace

base::Result<Scan>
scan_types(const dwarf::Debug& debug,
           const std::set<std::string, std::less<>>& wanted)
{
  Scan scan;
  Walk walk(scan, wanted);
  bool sound = true;
  dwarf::for_each_unit(debug, [&](const Die& root) {
    const int tag = dwarf::tag_of(root);
    scan.shares_types |= tag == DW_TAG_type_unit;
    scan.has_skeletons |=
      tag == DW_TAG_skeleton_unit || dwarf::has(root, DW_AT_GNU_dwo_name);
    sound = walk.walk(root);
    return sound;
  });
  if (!sound) {
    return base::make_error(Code::malformed,
                            "debugging information is out of order");
  }
  return scan;
}

}  // namespace hallmark::lint
