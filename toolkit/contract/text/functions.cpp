// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/text/functions.hpp"

#include "base/text.hpp"
#include "contract/dwarf/place.hpp"
#include "contract/dwarf/virtuals.hpp"
#include "contract/names/names.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <dwarf.h>

namespace hallmark::contract::text {
namespace {

std::string
normalise_file(const std::string& file)
{
  return std::filesystem::path(file).lexically_normal().string();
}

/// As FunctionHead::name has it.
std::string
find_plain_name(const dwarf::Die& function)
{
  return std::string(names::function_name(dwarf::name_of(function)));
}

bool
is_destructor(const dwarf::Die& function)
{
  return dwarf::name_of(function).starts_with('~');
}

/// Whether pointers, arrays and the like lead to a function.
bool
has_function(std::optional<dwarf::Die> type)
{
  for (int depth = 0; type && depth < dwarf::deepest_type; ++depth) {
    switch (dwarf::tag_of(*type)) {
      case DW_TAG_subroutine_type:
        return true;
      case DW_TAG_array_type:
      case DW_TAG_const_type:
      case DW_TAG_pointer_type:
      case DW_TAG_ptr_to_member_type:
      case DW_TAG_reference_type:
      case DW_TAG_restrict_type:
      case DW_TAG_rvalue_reference_type:
      case DW_TAG_typedef:
      case DW_TAG_volatile_type:
        type = dwarf::reference(*type, DW_AT_type);
        break;
      default:
        return false;
    }
  }
  return false;
}

unsigned
count_parameters(const dwarf::Die& function)
{
  unsigned count = 0;
  dwarf::for_each_child(function, [&](const dwarf::Die& child) {
    count += dwarf::tag_of(child) == DW_TAG_formal_parameter &&
                 !dwarf::is_set(child, DW_AT_artificial)
               ? 1U
               : 0U;
    return true;
  });
  return count;
}

/// Where a function stands in the text, as far as is known.
FunctionPlace
make_place(const dwarf::Die& function)
{
  auto place = dwarf::place_of(function);
  return {std::move(place.file),
          place.line,
          find_plain_name(function),
          count_parameters(function)};
}

bool
is_same_head(const FunctionHead& one, const FunctionHead& other)
{
  return one.throwing == other.throwing && one.is_final == other.is_final &&
         one.is_pure == other.is_pure && one.is_deleted == other.is_deleted;
}

}  // namespace

Heads::Heads(const std::vector<FunctionHead>& heads)
{
  for (const auto& head : heads) {
    heads_[{normalise_file(head.file), head.line, head.name}].push_back(head);
    named_[head.name].push_back(head);
  }
}

Heads::Key
Heads::make_key(const dwarf::Die& function)
{
  const auto place = dwarf::place_of(function);
  return {normalise_file(place.file), place.line, find_plain_name(function)};
}

bool
Heads::has(const dwarf::Die& function) const
{
  return heads_.contains(make_key(function));
}

const FunctionHead*
Heads::find_anywhere(const std::string& name, const dwarf::Die& type) const
{
  const auto heads = named_.find(name);
  if (heads == named_.end()) {
    return nullptr;
  }
  const FunctionHead* found = nullptr;
  const auto count = count_parameters(type);
  for (const auto& head : heads->second) {
    if (head.parameters != count) {
      continue;
    }
    if (found && !is_same_head(head, *found)) {
      return nullptr;
    }
    found = found ? found : &head;
  }
  return found;
}

const FunctionHead*
Heads::find(const dwarf::Die& function,
            const std::string* owner,
            std::size_t number,
            std::size_t count) const
{
  const auto found = heads_.find(make_key(function));
  if (found == heads_.end()) {
    return nullptr;
  }
  std::vector<const FunctionHead*> heads;
  for (const auto& head : found->second) {
    // A pack of parameters is one in the text.
    const bool is_known = owner && !owner->empty() && !head.owner.empty();
    if ((!is_known || head.owner == *owner) &&
        (head.parameters == count_parameters(function) ||
         found->second.size() == 1)) {
      heads.push_back(&head);
    }
  }
  if (heads.empty()) {
    return nullptr;
  }
  const bool are_same =
    std::ranges::all_of(heads, [&](const FunctionHead* head) {
      return is_same_head(*head, *heads.front());
    });
  return are_same                                         ? heads.front()
         : heads.size() == count && number < heads.size() ? heads[number]
                                                          : nullptr;
}

Functions::Functions(const dwarf::Index& index,
                     Asker& asker,
                     const Answers& answers,
                     const Heads* heads,
                     dwarf::Problem& problem)
  : index_(index),
    asker_(asker),
    answers_(answers),
    heads_(heads),
    problem_(problem),
    tells_noexcept_(index.find_variable("hallmark_tells_noexcept").has_value()),
    tells_conventions_(
      index.find_variable("hallmark_tells_conventions").has_value())
{
}

const names::FunctionTypes*
Functions::read_member(const std::string& owner, const dwarf::Member& member)
{
  if (index_.is_c() || !has_function(member.type)) {
    return nullptr;
  }
  const auto name = std::string(member.name);
  return read(owner, name, {name});
}

const names::FunctionType*
Functions::read_function(const OwnFunction& own)
{
  const auto plain = dwarf::name_of(own.function);
  const auto& named = list_functions(own.type).named;
  const auto alike = named.find(plain);
  const bool is_overloaded = alike != named.end() && alike->second > 1;
  const auto name = dwarf::normalise_function(plain);
  names::FunctionType type;
  if (auto types =
        names::read_parameter_types(dwarf::linkage_name_of(own.function))) {
    type.parameters = std::move(*types);
  }
  dwarf::Problem ignored;
  dwarf::Speller speller(index_, ignored);
  const dwarf::Found pass_over = [](const auto&, const auto&) {};
  const auto parameters =
    speller.spell_parameters(own.function, "(anonymous)", pass_over, &type);
  const auto result = speller.spell(
    dwarf::reference(own.function, DW_AT_type), "(anonymous)", pass_over);
  const auto key = name + parameters;
  const auto* types = is_deleted(own)
                        ? remember(own, key)
                        : read(own.owner,
                               key,
                               {name, true, parameters, result, is_overloaded},
                               &own);
  return types && types->size() == 1 ? &types->front() : nullptr;
}

/// What the compiler answered about a member, which is asked about first.
const names::FunctionTypes*
Functions::read(const std::string& owner,
                const std::string& key,
                MemberQuestion question,
                const OwnFunction* own)
{
  asker_.ask_about_functions(owner, key, std::move(question));
  const auto answer = answers_.find(owner);
  if (answer == answers_.end()) {
    return nullptr;
  }
  const std::pair place(owner, key);
  if (const auto known = known_.find(place); known != known_.end()) {
    return &known->second;
  }
  const auto mangled = answer->second.members.find(key);
  const auto types = mangled == answer->second.members.end()
                       ? std::nullopt
                       : names::read_function_types(mangled->second);
  if (!types && own && mangled == answer->second.members.end()) {
    if (const auto* declared = read_declared(*own, key)) {
      return declared;
    }
  }
  if (!types) {
    report(owner + "::" + key,
           "cannot be asked about: whether the functions in its type may throw "
           "and how they are called is not known");
    return nullptr;
  }
  return &known_.emplace(place, *types).first->second;
}

/// What is known without the compiler's answer: before C++17 types say nothing
/// of `noexcept`, and clang's debugging information has the conventions.
const names::FunctionTypes*
Functions::read_declared(const OwnFunction& own, const std::string& key)
{
  return tells_noexcept_ || !tells_conventions_ ? nullptr : remember(own, key);
}

/// clang 14's debugging information does not say it.
bool
Functions::is_deleted(const OwnFunction& own)
{
  const auto* head = heads_ ? find_head(own) : nullptr;
  return dwarf::is_set(own.function, DW_AT_deleted) ||
         (head && head->is_deleted);
}

/// What a function's linkage name says. A deleted one has no other.
const names::FunctionTypes*
Functions::remember(const OwnFunction& own, const std::string& key)
{
  auto types =
    names::read_parameter_types(dwarf::linkage_name_of(own.function));
  if (!types) {
    return nullptr;
  }
  names::FunctionType type;
  type.parameters = std::move(*types);
  return &known_.emplace(std::pair(own.owner, key), names::FunctionTypes{type})
            .first->second;
}

std::string
Functions::format_words(const OwnFunction& own, const names::FunctionType* said)
{
  if (!heads_) {
    wants_heads_ = true;
    return {};
  }
  const auto name = own.owner + "::" + find_plain_name(own.function);
  const auto* head = find_head(own);
  if (!head) {
    report(name, "is not found where it is declared");
    return {};
  }
  const bool is_unknown = head->throwing == Throwing::unknown &&
                          !head->is_deleted &&
                          (is_destructor(own.function) || !tells_noexcept_);
  if (is_unknown) {
    report(name, "has a condition for 'noexcept' that is not known");
  }
  const bool is_noexcept = tells_noexcept_ && said
                             ? said->is_noexcept
                             : head->throwing == Throwing::never;
  std::vector<std::string> words;
  if (head->is_deleted) {
    words.emplace_back("deleted");
  }
  if (head->is_final) {
    words.emplace_back("final");
  }
  if (is_noexcept && !is_destructor(own.function) && !head->is_deleted) {
    words.emplace_back("noexcept");
  }
  if (head->is_pure) {
    words.emplace_back("pure");
  }
  if (head->throwing == Throwing::perhaps && is_destructor(own.function)) {
    words.emplace_back("throws");
  }
  return base::join(words, ",");
}

bool
Functions::is_noexcept(const OwnExport& own,
                       const std::optional<dwarf::Die>& declared,
                       bool said)
{
  if (tells_noexcept_ || index_.is_c()) {
    return said;
  }
  if (!heads_) {
    wants_heads_ = true;
    return false;
  }
  if (declared && !heads_->has(*declared)) {
    return false;  // declared by an alias, which has no exception specification
  }
  const auto* head = declared ? heads_->find(*declared, nullptr, 0, 1)
                              : heads_->find_anywhere(own.name, own.type);
  if (!head) {
    report(own.name, "is not found where it is declared");
  } else if (head->throwing == Throwing::unknown) {
    report(own.name, "has a condition for 'noexcept' that is not known");
  }
  return head && head->throwing == Throwing::never;
}

/// The functions of a class, which is read once however many it has.
const Functions::OfClass&
Functions::list_functions(const dwarf::Die& type)
{
  const auto [place, is_new] = classes_.try_emplace(dwarf::identity(type));
  auto& listed = place->second;
  if (!is_new) {
    return listed;
  }
  for (const auto& function : dwarf::read_layout(index_, type).functions) {
    ++listed.named[dwarf::name_of(function)];
    if (!dwarf::is_set(function, DW_AT_artificial)) {
      listed.placed[make_place(function)].push_back(dwarf::identity(function));
    }
  }
  return listed;
}

/// Of the functions of one name in one line, those of the class in their order.
const FunctionHead*
Functions::find_head(const OwnFunction& own)
{
  const auto& placed = list_functions(own.type).placed;
  const auto found = placed.find(make_place(own.function));
  const auto alike =
    found == placed.end() ? std::vector<const void*>() : found->second;
  const auto same = std::ranges::find(alike, dwarf::identity(own.function));
  const auto number =
    same == alike.end() ? 0 : static_cast<std::size_t>(same - alike.begin());
  const auto name = dwarf::name_of(own.type);
  const auto owner = std::string(name.substr(0, name.find('<')));
  return heads_->find(own.function, &owner, number, alike.size());
}

void
Functions::report(const std::string& name, const std::string& what)
{
  problem_.set(base::make_error(Code::unsupported, "'" + name + "' " + what));
}

}  // namespace hallmark::contract::text
