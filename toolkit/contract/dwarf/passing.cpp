// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/passing.hpp"

#include "contract/dwarf/alignment.hpp"
#include "contract/dwarf/layout.hpp"
#include "contract/dwarf/types.hpp"

#include <dwarf.h>

namespace hallmark::contract::dwarf {
namespace {

/// The special members that a class declares itself.
struct Declared {
  std::optional<Special> copy;  ///< `none`: defaulted on its first declaration
  std::optional<Special> move;
  std::optional<Special> destroy;
  bool move_assign = false;
};

enum class Kind { other, copy, move };

/// How a function is declared. `none` stands for "as the parts make it".
Special
read_special(const Die& function)
{
  if (is_set(function, DW_AT_deleted)) {
    return Special::deleted;
  }
  const bool defaulted =
    number(function, DW_AT_defaulted).value_or(0) == DW_DEFAULTED_in_class;
  return defaulted || is_set(function, DW_AT_artificial) ? Special::none
                                                         : Special::provided;
}

/// A template never is a copy or move constructor.
bool
is_template(const Die& function)
{
  bool found = false;
  for_each_child(function, [&](const Die& child) {
    const int tag = tag_of(child);
    found = tag == DW_TAG_template_type_parameter ||
            tag == DW_TAG_template_value_parameter ||
            tag == DW_TAG_GNU_template_parameter_pack;
    return !found;
  });
  return found || name_of(function).find('<') != std::string_view::npos;
}

/// Whether the one parameter is a reference to the class itself.
Kind
read_kind(const Index& index, const Die& function, const Die& owner)
{
  std::optional<Die> only;
  int count = 0;
  for_each_child(function, [&](const Die& child) {
    if (tag_of(child) == DW_TAG_formal_parameter &&
        !is_set(child, DW_AT_artificial)) {
      only = strip_aliases(reference(child, DW_AT_type), true);
      ++count;
    }
    return true;
  });
  if (count != 1 || !only) {
    return Kind::other;
  }
  const int tag = tag_of(*only);
  const auto target = strip_aliases(reference(*only, DW_AT_type), true);
  if (!target || identity(index.resolve(*target)) != identity(owner)) {
    return Kind::other;
  }
  return tag == DW_TAG_reference_type          ? Kind::copy
         : tag == DW_TAG_rvalue_reference_type ? Kind::move
                                               : Kind::other;
}

/// Two copy constructors, `X(X&)` and `X(const X&)`: the worse one counts.
void
note(std::optional<Special>& known, Special special)
{
  if (!known || special == Special::provided) {
    known = special;
  }
}

Declared
read_declared(const Index& index, const Layout& layout, const Die& type)
{
  Declared declared;
  const auto name = names::template_name(name_of(type));
  for (const auto& function : layout.functions) {
    const auto called = name_of(function);
    if (called.starts_with('~')) {
      note(declared.destroy, read_special(function));
      continue;
    }
    const bool constructs = called == name && !name.empty();
    if ((!constructs && called != "operator=") || is_template(function)) {
      continue;
    }
    const auto kind = read_kind(index, function, type);
    const bool implicit = is_set(function, DW_AT_artificial);
    if (!constructs) {
      declared.move_assign |= kind == Kind::move && !implicit;
    } else if (kind != Kind::other && !implicit) {
      note(kind == Kind::copy ? declared.copy : declared.move,
           read_special(function));
    }
  }
  return declared;
}

/// A defaulted function is as bad as the worst of the parts'.
Special
worst(Special a, Special b)
{
  if (a == Special::deleted || b == Special::deleted) {
    return Special::deleted;
  }
  return a == Special::provided || b == Special::provided ? Special::provided
                                                          : Special::trivial;
}

/// What the compiler would make by itself of the parts.
struct Defaults {
  Special copy = Special::trivial;
  Special move = Special::trivial;
  Special destroy = Special::trivial;

  void add(const Specials& part, bool in_union, bool is_const)
  {
    const auto count = [&](Special special) {
      return in_union && special == Special::provided ? Special::deleted
                                                      : special;
    };
    copy = worst(copy, count(part.copy));
    // What cannot be moved is copied, and so is what is const.
    const bool moves = part.move != Special::none && !is_const;
    move = worst(move, count(moves ? part.move : part.copy));
    destroy = worst(destroy, count(part.destroy));
  }
};

bool
is_rvalue_reference(const std::optional<Die>& type)
{
  const auto plain = strip_aliases(type, true);
  return plain && tag_of(*plain) == DW_TAG_rvalue_reference_type;
}

/// Whether a member, or each element of an array member, is const.
bool
is_const(std::optional<Die> type)
{
  for (int depth = 0; type && depth < deepest_class; ++depth) {
    const int tag = tag_of(*type);
    if (tag == DW_TAG_const_type) {
      return true;
    }
    if (tag != DW_TAG_typedef && tag != DW_TAG_volatile_type &&
        tag != DW_TAG_array_type) {
      return false;
    }
    type = reference(*type, DW_AT_type);
  }
  return false;
}

/// The class that a member, or each element of an array member, is of.
std::optional<Die>
class_of(const Index& index, std::optional<Die> type)
{
  for (int depth = 0; type && depth < deepest_class; ++depth) {
    type = strip_aliases(type, true);
    if (!type || tag_of(*type) != DW_TAG_array_type) {
      break;
    }
    type = reference(*type, DW_AT_type);
  }
  return type && is_class_tag(tag_of(*type))
           ? std::optional(index.resolve(*type))
           : std::nullopt;
}

/// [class.copy.ctor]: which of the defaults a class gets.
Specials
apply(const Declared& declared, const Defaults& defaults)
{
  Specials specials;
  const auto settle = [](std::optional<Special> own, Special by_default) {
    return own && *own != Special::none ? *own : by_default;
  };
  const bool has_move = declared.move || declared.move_assign;
  specials.destroy = settle(declared.destroy, defaults.destroy);
  specials.copy = declared.copy ? settle(declared.copy, defaults.copy)
                  : has_move    ? Special::deleted
                                : defaults.copy;
  const bool suppressed =
    declared.copy || declared.destroy || declared.move_assign;
  specials.move = declared.move ? settle(declared.move, defaults.move)
                  : suppressed  ? Special::none
                                : defaults.move;
  return specials;
}

}  // namespace

std::optional<bool>
is_said_in_memory(const Die& type)
{
  const auto said = number(type, DW_AT_calling_convention);
  if (!said ||
      (*said != DW_CC_pass_by_reference && *said != DW_CC_pass_by_value)) {
    return std::nullopt;
  }
  return *said == DW_CC_pass_by_reference;
}

Specials
Passing::specials_of(const Die& declared)
{
  const auto type = index_.resolve(declared);
  const auto known = known_.find(identity(type));
  if (known != known_.end()) {
    return known->second;
  }
  if (depth_ > deepest_class) {
    return {};
  }
  ++depth_;
  const auto specials = compute(type);
  --depth_;
  known_.emplace(identity(type), specials);
  return specials;
}

Specials
Passing::compute(const Die& type)
{
  if (index_.is_c()) {
    return {};
  }
  const auto layout = read_layout(index_, type);
  const bool in_union = tag_of(type) == DW_TAG_union_type;
  Defaults defaults;
  for (const auto& base : layout.bases) {
    defaults.add(specials_of(base.type), false, false);
  }
  for (const auto& member : layout.members) {
    if (const auto part = class_of(index_, member.type)) {
      defaults.add(specials_of(*part), in_union, is_const(member.type));
    } else if (is_rvalue_reference(member.type)) {
      defaults.copy = Special::deleted;
    }
  }
  if (is_dynamic(index_, type)) {
    // The pointer to the virtual table is set, not copied.
    defaults.copy = worst(defaults.copy, Special::provided);
    defaults.move = worst(defaults.move, Special::provided);
  }
  auto specials = apply(read_declared(index_, layout, type), defaults);
  for (const auto& function : layout.functions) {
    if (name_of(function).starts_with('~') &&
        number(function, DW_AT_virtuality).value_or(0) != 0 &&
        specials.destroy == Special::trivial) {
      specials.destroy = Special::provided;
    }
  }
  return specials;
}

bool
Passing::is_in_memory(const Die& type)
{
  const auto specials = specials_of(type);
  const bool uncopyable =
    specials.copy == Special::deleted &&
    (specials.move == Special::deleted || specials.move == Special::none);
  return uncopyable || specials.copy == Special::provided ||
         specials.move == Special::provided ||
         specials.destroy == Special::provided;
}

std::string
Passing::format_passing(const Die& declared)
{
  const auto type = index_.resolve(declared);
  const auto said = is_said_in_memory(type);
  return said.value_or(is_in_memory(type)) ? "memory" : "value";
}

}  // namespace hallmark::contract::dwarf
