// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/index.hpp"

#include "contract/names/source_spelling.hpp"

#include <tuple>

#include <dwarf.h>

namespace hallmark::contract::dwarf {
namespace {

bool
is_type_tag(int tag)
{
  return is_class_tag(tag) || tag == DW_TAG_enumeration_type;
}

bool
is_scope_tag(int tag)
{
  return is_class_tag(tag) || tag == DW_TAG_namespace ||
         tag == DW_TAG_subprogram || tag == DW_TAG_lexical_block;
}

Error
make_out_of_order()
{
  return base::make_error(Code::malformed,
                          "debugging information is out of order");
}

template<class Map>
std::optional<Die>
find_in(const Map& entries, const typename Map::key_type& key)
{
  const auto found = entries.find(key);
  return found == entries.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

Result<Index>
Index::build(const Debug& debug)
{
  Index index(debug);
  bool sound = true;
  for_each_unit(debug, [&](const Die& unit) {
    sound = index.add_unit(unit);
    return sound;
  });
  return sound ? Result<Index>(std::move(index)) : make_out_of_order();
}

Result<Index>
Index::build(const Debug& debug, const Die& unit)
{
  Index index(debug);
  return index.add_unit(unit) ? Result<Index>(std::move(index))
                              : make_out_of_order();
}

bool
Index::add_unit(const Die& unit)
{
  auto root = unit;
  is_c_ = is_c_language(::dwarf_srclang(&root));
  return add_children(unit, nullptr, 0);
}

bool
Index::add_children(const Die& scope, const Die* named, int depth)
{
  if (depth > deepest_scope) {
    return false;
  }
  bool sound = true;
  const bool whole = for_each_child(scope, [&](const Die& child) {
    sound = add(child, named, depth);
    return sound;
  });
  return whole && sound;
}

bool
Index::add(const Die& die, const Die* scope, int depth)
{
  const int tag = tag_of(die);
  if (tag == DW_TAG_typedef) {
    add_typedef(die, scope);
  } else if (tag == DW_TAG_variable && !scope) {
    variables_.emplace(name_of(die), die);
  } else if (tag == DW_TAG_imported_declaration && scope) {
    imports_[std::string(name_of(*scope))].push_back(die);
  } else if (tag == DW_TAG_subprogram || tag == DW_TAG_variable ||
             tag == DW_TAG_member) {
    if (const auto linkage = linkage_name_of(die); !linkage.empty()) {
      linked_.emplace(linkage, die);
    }
  }
  if (is_type_tag(tag)) {
    types_.push_back(die);
    templates_.add(die);
    enumerators_.add(die);
  }
  if (scope && (is_type_tag(tag) || is_scope_tag(tag))) {
    scopes_.emplace(identity(die), *scope);
  }
  return !is_scope_tag(tag) || add_children(die, &die, depth + 1);
}

void
Index::add_typedef(const Die& die, const Die* scope)
{
  const auto target = reference(die, DW_AT_type);
  if (target && is_type_tag(tag_of(*target)) && name_of(*target).empty()) {
    typedef_names_.emplace(identity(*target),
                           Alias{std::string(name_of(die)),
                                 number(die, DW_AT_decl_line).value_or(0),
                                 scope ? std::optional(*scope) : std::nullopt});
  }
}

/// A type unit has entries of its own for the scopes of its type.
bool
Index::is_same_scope(const std::optional<Die>& one,
                     const std::optional<Die>& other) const
{
  if (!one || !other || identity(*one) == identity(*other)) {
    return one.has_value() == other.has_value();
  }
  const auto name = qualified_name(*one);
  return !name.empty() && name == qualified_name(*other);
}

/// The typedef of a type without a name that stands first in the source, in
/// the scope of the type, is its name.
std::string
Index::find_alias(const Die& type) const
{
  const auto scope = scope_of(type);
  const Alias* first = nullptr;
  const auto [begin, end] = typedef_names_.equal_range(identity(type));
  for (auto one = begin; one != end; ++one) {
    const auto& alias = one->second;
    if (is_same_scope(alias.scope, scope) &&
        (!first || std::tie(alias.line, alias.name) <
                     std::tie(first->line, first->name))) {
      first = &alias;
    }
  }
  return first ? first->name : std::string();
}

std::optional<Die>
Index::find_variable(const std::string& name) const
{
  return find_in(variables_, name);
}

std::vector<Die>
Index::find_imports(const std::string& name) const
{
  const auto found = imports_.find(name);
  return found == imports_.end() ? std::vector<Die>() : found->second;
}

std::optional<Die>
Index::find_linked(const std::string& name) const
{
  return find_in(linked_, name);
}

/// g++ puts the full type of a type unit outside its namespace, and says with
/// DW_AT_specification where it belongs.
std::optional<Die>
Index::scope_of(const Die& type) const
{
  const auto declared = reference(type, DW_AT_specification);
  return find_in(scopes_, identity(declared ? *declared : type));
}

std::string
Index::make_name(const Die& type, bool for_source) const
{
  std::string_view name = name_of(type);
  if (const auto whole = reference(type, DW_AT_signature); whole) {
    name = name_of(*whole);
  }
  if (const auto declared = reference(type, DW_AT_specification);
      name.empty() && declared) {
    name = name_of(*declared);
  }
  // g++ gives its built-in `struct __va_list_tag` the text of a declaration.
  if (name.starts_with("typedef ")) {
    name = name.substr(name.rfind(' ') + 1);
  }
  if (name.empty()) {
    return find_alias(type);
  }
  const names::Lookup lookup{
    [this](std::string_view text) { return find_enumerator(text); },
    [this, &type](const names::ParameterPlace& place) {
      return find_parameter(type, place);
    },
    for_source};
  return names::normalise_name(name, lookup).text;
}

/// A struct as C has it: data members, at the outermost scope or in another.
bool
Index::is_bare(const Die& scope, const std::string& name) const
{
  const auto outer = scope_of(scope);
  if (!is_class_tag(tag_of(scope)) || (outer && !is_bare(*outer, name)) ||
      (!outer && find_linked_scope(scope))) {
    return false;
  }
  bool plain = name.find("::") == name.npos && name.find('<') == name.npos;
  for_each_child(scope, [&](const Die& child) {
    const int tag = tag_of(child);
    plain = plain && tag != DW_TAG_subprogram && tag != DW_TAG_inheritance;
    return plain;
  });
  return plain;
}

void
Index::use_bare_tags()
{
  // C does not know what stands in namespaces.
  const auto is_of_c = [this](const Die& type) {
    auto outermost = type;
    auto scope = scope_of(type);
    while (scope && is_class_tag(tag_of(*scope))) {
      outermost = *scope;
      scope = scope_of(*scope);
    }
    return !scope && !find_linked_scope(outermost);
  };
  for (const auto& type : types_) {
    if (!is_set(type, DW_AT_declaration) && is_of_c(type)) {
      ++tag_counts_[make_name(type)];
    }
  }
  bare_tags_ = true;
  names_.clear();
}

std::string
Index::qualified_name(const Die& type) const
{
  const auto known = names_.find(identity(type));
  if (known != names_.end()) {
    return known->second;
  }
  // A file in which the name would need itself is damaged: it gets none.
  names_.try_emplace(identity(type));
  auto name = make_name(type);
  auto outermost = type;
  auto scope = scope_of(type);
  for (int depth = 0; scope && !name.empty() && depth < deepest_scope;
       ++depth) {
    const int tag = tag_of(*scope);
    if (bare_tags_ && is_bare(*scope, name)) {
      const auto count = tag_counts_.find(name);
      if (count != tag_counts_.end() && count->second == 1) {
        break;
      }
    }
    if (tag != DW_TAG_lexical_block) {
      auto outer = make_name(*scope);
      if (outer.empty() && tag == DW_TAG_namespace) {
        outer = "(anonymous namespace)";
      }
      name = outer.empty() ? name : outer + "::" + name;
    }
    outermost = *scope;
    scope = scope_of(*scope);
  }
  if (!scope && !name.empty()) {
    name = add_linked_scope(std::move(name), outermost, false);
  }
  names_[identity(type)] = name;
  return name;
}

std::string
Index::source_name(const Die& type) const
{
  return names::spell_for_source(add_scopes(make_name(type, true), type, true));
}

std::string
Index::add_scopes(std::string name, const Die& type, bool for_source) const
{
  auto outermost = type;
  auto scope = scope_of(type);
  for (int depth = 0; scope && depth < deepest_scope; ++depth) {
    const auto outer = tag_of(*scope) == DW_TAG_lexical_block
                         ? ""
                         : make_name(*scope, for_source);
    name = outer.empty() ? name : outer + "::" + name;
    outermost = *scope;
    scope = scope_of(*scope);
  }
  return add_linked_scope(std::move(name), outermost, for_source);
}

void
Index::note_definitions() const
{
  definitions_noted_ = true;
  for (const auto& type : types_) {
    auto& names =
      is_set(type, DW_AT_declaration) ? declarations_ : definitions_;
    if (auto name = qualified_name(type); !name.empty()) {
      names.emplace(std::move(name), type);
    }
  }
}

std::optional<Die>
Index::find_definition(const std::string& name) const
{
  if (!definitions_noted_) {
    note_definitions();
  }
  return find_in(definitions_, name);
}

std::optional<Die>
Index::find_declaration(const std::string& name) const
{
  if (!definitions_noted_) {
    note_definitions();
  }
  return find_in(declarations_, name);
}

std::vector<std::string>
Index::find_names(const std::string& prefix) const
{
  if (!definitions_noted_) {
    note_definitions();
  }
  std::vector<std::string> names;
  auto one = definitions_.lower_bound(prefix);
  for (; one != definitions_.end() && one->first.starts_with(prefix); ++one) {
    names.push_back(one->first);
  }
  return names;
}

/// A class that is declared in one place may be defined in another.
Die
Index::resolve(const Die& type) const
{
  if (!is_set(type, DW_AT_declaration)) {
    return type;
  }
  if (const auto whole = reference(type, DW_AT_signature)) {
    return *whole;
  }
  const auto name = qualified_name(type);
  const auto definition = name.empty() ? std::nullopt : find_definition(name);
  return definition ? *definition : type;
}

std::optional<std::string>
Index::find_enumerator(std::string_view name) const
{
  return enumerators_.find(
    name, [this](const Die& type) { return qualified_name(type); });
}

/// `ns::Ring` of `ns::Ring<float>`.
std::string
Index::name_template(const Die& type) const
{
  return add_scopes(
    std::string(names::template_name(name_of(type))), type, false);
}

std::optional<names::ValueParameter>
Index::find_parameter(const Die& type, const names::ParameterPlace& place) const
{
  return templates_.find(
    type,
    place,
    {[this](const Die& one) { return qualified_name(one); },
     [this](const Die& one) { return name_template(one); }});
}

}  // namespace hallmark::contract::dwarf
