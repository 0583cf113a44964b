// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/types.hpp"

#include "contract/dwarf/conventions.hpp"
#include "contract/names/base_words.hpp"

#include <dwarf.h>

namespace hallmark::contract::dwarf {
namespace {

/// No spelling that is of use to anybody is longer.
constexpr std::size_t longest = 1 << 20;

/// No interface takes as many to spell; some damaged files would.
constexpr std::uint64_t most_steps = 50'000'000;

std::optional<Die>
target_of(const Die& type)
{
  return reference(type, DW_AT_type);
}

bool
begins_with_word(std::string_view text)
{
  return !text.empty() && text.front() != '*' && text.front() != '&' &&
         text.front() != '(' && text.front() != '[';
}

std::string
join(std::string name, std::string_view declarator)
{
  if (begins_with_word(declarator)) {
    name += ' ';
  }
  return name.append(declarator);
}

Error
make_unknown_tag(int tag)
{
  return base::make_error(Code::unsupported,
                          "unsupported kind of debugging information: " +
                            format_tag(tag));
}

Error
make_nameless(std::string_view place)
{
  return base::make_error(
    Code::invalid_argument,
    "an unnamed type crosses the interface" +
      (place.empty() ? std::string() : " at '" + std::string(place) + "'"),
    "give the type a name");
}

/// `A::call` of `A::(anonymous call)`, which the type of the member is called.
std::string
describe_place(std::string_view place)
{
  constexpr std::string_view mark = "(anonymous ";
  const auto found = place.rfind(mark);
  if (found == place.npos || !place.ends_with(')')) {
    return std::string(place);
  }
  auto name = std::string(place.substr(found + mark.size()));
  name.pop_back();
  return std::string(place.substr(0, found)) + name;
}

/// The cv of a member function is that of the object it is called on.
std::string
format_object_cv(const Die& parameter)
{
  const auto object = strip_aliases(target_of(parameter), true);
  if (!object || tag_of(*object) != DW_TAG_pointer_type) {
    return {};
  }
  auto target = target_of(*object);
  const auto cv = take_cv(target);
  return format_cv(cv);
}

/// `const volatile X`, and what is declared of it.
std::string
join_named(const std::string& name, Cv cv, std::string_view declarator)
{
  const auto prefix = format_cv(cv);
  return join(prefix.empty() ? name : prefix + " " + name, declarator);
}

}  // namespace

std::string
Speller::spell(const std::optional<Die>& type,
               std::string_view place,
               const Found& found,
               Cv cv,
               const names::FunctionTypes* said)
{
  Said all{said, 0};
  auto text = build(type, "", cv, {place, found, &all});
  check_said(all, place);
  return text;
}

std::string
Speller::spell_parameters(const Die& function,
                          std::string_view place,
                          const Found& found,
                          const names::FunctionType* said)
{
  Said none;
  return build_parameters(function, said, {place, found, &none});
}

const names::FunctionType*
Speller::take_said(const Site& site)
{
  auto& said = *site.said;
  const auto number = said.met++;
  return said.types && number < said.types->size() ? &(*said.types)[number]
                                                   : nullptr;
}

void
Speller::check_said(const Said& said, std::string_view place)
{
  if (said.types && said.met != said.types->size() &&
      names::says_more(*said.types)) {
    problem_.set(base::make_error(
      Code::unsupported,
      "the exception specification or calling convention of a function type "
      "cannot be placed" +
        (place.empty() ? std::string()
                       : " at '" + describe_place(place) + "'")));
  }
}

std::string
Speller::key_of(const Die& type, std::string_view place)
{
  auto name = index_.qualified_name(type);
  if (name.empty()) {
    const auto known = placed_.find(identity(type));
    if (known != placed_.end()) {
      return known->second;
    }
    if (place.empty()) {
      problem_.set(make_nameless(place));
    }
    name = place;
    placed_.emplace(identity(type), name);
  } else if (names::is_made_up(name)) {
    problem_.set(make_nameless(name));
  }
  return name;
}

std::string
Speller::build(const std::optional<Die>& type,
               std::string declarator,
               Cv cv,
               const Site& site)
{
  const bool endless = depth_ > deepest_type || declarator.size() > longest ||
                       ++steps_ > most_steps;
  if (endless) {
    problem_.set(
      base::make_error(Code::malformed, "the nesting of a type does not end"));
  }
  if (!type || problem_.error()) {
    return join_named("void", cv, declarator);
  }
  ++depth_;
  const int tag = tag_of(*type);
  if (tag == DW_TAG_const_type || tag == DW_TAG_volatile_type ||
      tag == DW_TAG_restrict_type) {
    cv.is_const = cv.is_const || tag == DW_TAG_const_type;
    cv.is_volatile = cv.is_volatile || tag == DW_TAG_volatile_type;
    declarator = build(target_of(*type), std::move(declarator), cv, site);
  } else {
    declarator = build_unqualified(*type, std::move(declarator), cv, site);
  }
  --depth_;
  return declarator;
}

std::string
Speller::build_unqualified(const Die& type,
                           std::string declarator,
                           Cv cv,
                           const Site& site)
{
  switch (tag_of(type)) {
    case DW_TAG_typedef:
      return build_typedef(type, std::move(declarator), cv, site);
    case DW_TAG_pointer_type:
    case DW_TAG_reference_type:
    case DW_TAG_rvalue_reference_type:
      return build_pointer(type, std::move(declarator), cv, site);
    case DW_TAG_ptr_to_member_type:
      return build_member_pointer(type, std::move(declarator), cv, site);
    case DW_TAG_array_type:
      return build_array(type, std::move(declarator), cv, site);
    case DW_TAG_subprogram:
    case DW_TAG_subroutine_type:
      return build_function(type, std::move(declarator), site);
    default:
      return join_named(build_named(type, site), cv, declarator);
  }
}

std::string
Speller::build_typedef(const Die& type,
                       std::string declarator,
                       Cv cv,
                       const Site& site)
{
  const auto target = target_of(type);
  if (index_.is_c() && is_character_alias(name_of(type)) && target) {
    const auto name = std::string(name_of(type));
    site.found(name, type);
    return join_named(name, cv, declarator);
  }
  return build(target, std::move(declarator), cv, site);
}

/// Whether `*` needs parentheses: it would bind to what follows the target.
bool
Speller::is_grouped(const std::optional<Die>& target) const
{
  const auto plain = strip_aliases(target, true);
  if (!plain) {
    return false;
  }
  const int tag = tag_of(*plain);
  return tag == DW_TAG_subroutine_type ||
         (tag == DW_TAG_array_type && !is_set(*plain, DW_AT_GNU_vector));
}

std::string
Speller::build_pointer(const Die& type,
                       std::string declarator,
                       Cv cv,
                       const Site& site)
{
  const int tag = tag_of(type);
  std::string sign = tag == DW_TAG_pointer_type     ? "*"
                     : tag == DW_TAG_reference_type ? "&"
                                                    : "&&";
  if (tag == DW_TAG_pointer_type) {
    sign += format_cv(cv);
  }
  return build_target(pointee_of(type), std::move(sign), declarator, site);
}

std::string
Speller::build_member_pointer(const Die& type,
                              std::string declarator,
                              Cv cv,
                              const Site& site)
{
  const auto owner = reference(type, DW_AT_containing_type);
  auto sign = build(owner, "", {}, site) + "::*";
  sign += format_cv(cv);
  return build_target(target_of(type), std::move(sign), declarator, site);
}

/// What a pointer points to, around the pointer's sign and its declarator.
std::string
Speller::build_target(const std::optional<Die>& target,
                      std::string sign,
                      const std::string& declarator,
                      const Site& site)
{
  names::append_word(sign, declarator);
  if (is_grouped(target)) {
    sign = "(" + sign + ")";
  }
  return build(target, std::move(sign), {}, site);
}

std::string
Speller::build_array(const Die& type,
                     std::string declarator,
                     Cv cv,
                     const Site& site)
{
  const auto element = target_of(type);
  const auto counts = array_counts(type);
  if (is_set(type, DW_AT_GNU_vector)) {
    const auto count = counts.empty() ? 0 : counts.front();
    const auto name =
      "__vector(" + std::to_string(count) + ") " + build(element, "", {}, site);
    return join_named(name, cv, declarator);
  }
  for (const auto count : counts) {
    declarator += "[" + (count ? std::to_string(count) : "") + "]";
  }
  // const of an array is const of its elements.
  return build(element, std::move(declarator), cv, site);
}

std::string
Speller::build_function(const Die& type,
                        std::string declarator,
                        const Site& site)
{
  if (index_.is_c() && !is_set(type, DW_AT_prototyped)) {
    problem_.set(base::make_mismatch(Code::invalid_argument,
                                     "'" + describe_place(site.place) +
                                       "' has no prototype",
                                     "()",
                                     "(void)"));
  }
  const auto* said = take_said(site);
  Said of_result{said ? &said->result : nullptr, 0};
  declarator += build_parameters(type, said, site);
  auto text = build(target_of(type),
                    std::move(declarator),
                    {},
                    {site.place, site.found, &of_result});
  check_said(of_result, site.place);
  return text;
}

std::string
Speller::build_parameters(const Die& function,
                          const names::FunctionType* said,
                          const Site& site)
{
  Said of_parameters{said ? &said->parameters : nullptr, 0};
  const Site inside{site.place, site.found, &of_parameters};
  std::string text;
  std::string after;
  bool first = true;
  for_each_child(function, [&](const Die& child) {
    const int tag = tag_of(child);
    if (tag == DW_TAG_unspecified_parameters) {
      text += text.empty() ? "..." : ",...";
    }
    if (tag != DW_TAG_formal_parameter) {
      return true;
    }
    // The object comes first, artificial; other artificial parameters
    // (`__in_chrg`, `__vtt_parm`) are the compiler's own.
    if (!is_set(child, DW_AT_artificial)) {
      text += text.empty() ? "" : ",";
      text += build(strip_own_cv(target_of(child)), "", {}, inside);
    } else if (first) {
      after = format_object_cv(child);
    }
    first = false;
    return text.size() < longest;
  });
  after += is_set(function, DW_AT_rvalue_reference) ? "&&" : "";
  after += is_set(function, DW_AT_reference) ? "&" : "";
  check_said(of_parameters, site.place);
  text = "(" + text + ")" + after;
  names::append_word(text, format_calls(function, said));
  return text;
}

/// Types that are written as one name, without what is declared of them.
std::string
Speller::build_named(const Die& type, const Site& site)
{
  const int tag = tag_of(type);
  std::string name;
  if (tag == DW_TAG_unspecified_type) {
    return "std::nullptr_t";
  }
  if (tag == DW_TAG_atomic_type) {
    return "_Atomic(" + build(target_of(type), "", {}, site) + ")";
  }
  if (tag == DW_TAG_base_type) {
    name = base_name(type);
  } else if (is_class_tag(tag) || tag == DW_TAG_enumeration_type) {
    name = key_of(type, site.place);
  } else {
    problem_.set(make_unknown_tag(tag));
    return name;
  }
  site.found(name, type);
  return name;
}

}  // namespace hallmark::contract::dwarf
