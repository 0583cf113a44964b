// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "contract/dwarf/answers.hpp"

#include "contract/dwarf/aliases.hpp"
#include "contract/dwarf/object.hpp"

#include <charconv>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include <dwarf.h>

namespace hallmark::contract::dwarf {
namespace {

constexpr std::string_view measure =
  "_ZN17hallmark_contract16hallmark_measureILi";
constexpr std::string_view behind =
  "_ZN17hallmark_contract15hallmark_behindILi";
constexpr std::string_view move = "_ZN17hallmark_contract13hallmark_moveILi";
constexpr std::string_view pass = "_ZN17hallmark_contract13hallmark_passILi";
constexpr std::string_view typed = "_ZN17hallmark_contract15hallmark_memberILi";
constexpr std::string_view c_measure = "hallmark_measure_";

/// The number after a prefix; nothing when the name has another.
std::optional<std::size_t>
take_number(std::string_view name, std::string_view prefix)
{
  if (!name.starts_with(prefix)) {
    return std::nullopt;
  }
  name.remove_prefix(prefix.size());
  std::size_t number = 0;
  const auto read =
    std::from_chars(name.data(), name.data() + name.size(), number);
  return read.ec == std::errc() ? std::optional(number) : std::nullopt;
}

/// The second number of `Li7ELi2E…`, and what stands behind it.
struct NumberedMember {
  std::size_t number = 0;
  std::string type;
};

std::optional<NumberedMember>
read_member(std::string_view symbol)
{
  const auto second = symbol.find("ELi", typed.size());
  if (!symbol.starts_with(typed) || second == symbol.npos) {
    return std::nullopt;
  }
  const auto number = take_number(symbol.substr(second), "ELi");
  const auto end = symbol.find('E', second + 3);
  if (!number || end == symbol.npos) {
    return std::nullopt;
  }
  return NumberedMember{*number, std::string(symbol.substr(end + 1))};
}

/// Whether a parameter is found where its address stands: g++'s way of saying
/// that it is passed in memory.
bool
is_dereferenced(const Die& parameter)
{
  auto copy = parameter;
  Dwarf_Attribute attribute{};
  Dwarf_Op* operations = nullptr;
  std::size_t count = 0;
  return ::dwarf_attr(&copy, DW_AT_location, &attribute) != nullptr &&
         ::dwarf_getlocation(&attribute, &operations, &count) == 0 &&
         count > 0 && operations[count - 1].atom == DW_OP_deref;
}

/// The question that a function belongs to. g++ gives a function no linkage name
/// when a class of its type is in an unnamed namespace.
std::optional<std::size_t>
find_question(const Die& function, const Index& index)
{
  const auto linkage = linkage_name_of(function);
  if (!linkage.empty() || name_of(function) != "hallmark_take") {
    return take_number(linkage, pass);
  }
  const auto owner = index.scope_of(function);
  return owner ? take_number(name_of(*owner), "hallmark_pass<") : std::nullopt;
}

/// What the functions that take a class by value tell.
class Passings {
public:
  /// The index must outlive it.
  explicit Passings(const Index& index) : index_(index)
  {
    for_each_unit(index.debug(), [this](const Die& unit) {
      add_children(unit, 0);
      return true;
    });
  }

  [[nodiscard]] Passed find(std::size_t number, const std::string& name) const
  {
    const auto found = taken_.find(number);
    const auto type =
      found == taken_.end() ? index_.find_definition(name) : found->second.type;
    const auto said =
      type ? dwarf::number(index_.resolve(*type), DW_AT_calling_convention)
           : std::nullopt;
    if (said == DW_CC_pass_by_reference || said == DW_CC_pass_by_value) {
      return said == DW_CC_pass_by_reference ? Passed::memory : Passed::value;
    }
    if (found == taken_.end()) {
      return Passed::nowhere;
    }
    return found->second.dereferenced ? Passed::memory : Passed::value;
  }

private:
  struct Taken {
    std::optional<Die> type;
    bool dereferenced = false;
  };

  void add_children(const Die& scope, int depth)
  {
    for_each_child(scope, [&](const Die& child) {
      const int tag = tag_of(child);
      if (tag == DW_TAG_namespace && depth < deepest_scope) {
        add_children(child, depth + 1);
      } else if (tag == DW_TAG_subprogram && has(child, DW_AT_low_pc)) {
        add_function(child);
      }
      return true;
    });
  }

  void add_function(const Die& function)
  {
    const auto declared = reference(function, DW_AT_specification);
    const auto number = find_question(declared ? *declared : function, index_);
    if (!number) {
      return;
    }
    for_each_child(function, [&](const Die& child) {
      if (tag_of(child) != DW_TAG_formal_parameter) {
        return true;
      }
      taken_[*number] = {strip_aliases(reference(child, DW_AT_type), true),
                         is_dereferenced(child)};
      return false;
    });
  }

  const Index& index_;
  std::map<std::size_t, Taken> taken_;
};

/// What the constants of an object say, by the numbers of their questions.
struct Numbers {
  std::map<std::size_t, std::vector<std::uint64_t>> measured;
  std::map<std::size_t, std::uint64_t> behind;
  std::map<std::size_t, std::uint64_t> moved;
  std::map<std::size_t, std::map<std::size_t, std::string>> members;
};

Result<Numbers>
read_numbers(const std::string& object)
{
  auto constants =
    read_constants(object, {measure, behind, move, typed, c_measure});
  if (!constants) {
    return constants.error();
  }
  Numbers numbers;
  for (auto& constant : *constants) {
    if (const auto number = take_number(constant.name, behind)) {
      if (!constant.numbers.empty()) {
        numbers.behind[*number] = constant.numbers.front();
      }
      continue;
    }
    if (const auto number = take_number(constant.name, move)) {
      if (!constant.numbers.empty()) {
        numbers.moved[*number] = constant.numbers.front();
      }
      continue;
    }
    if (const auto owner = take_number(constant.name, typed)) {
      if (auto one = read_member(constant.name)) {
        numbers.members[*owner][one->number] = std::move(one->type);
      }
      continue;
    }
    auto number = take_number(constant.name, measure);
    number = number ? number : take_number(constant.name, c_measure);
    if (number) {
      constant.numbers.resize(6);
      numbers.measured[*number] = std::move(constant.numbers);
    }
  }
  return numbers;
}

/// Whether what std::any keeps in itself is moved without throwing.
std::optional<bool>
find_move(const Numbers& numbers, std::size_t number)
{
  const auto found = numbers.moved.find(number);
  return found == numbers.moved.end() || found->second == 0
           ? std::nullopt
           : std::optional(found->second == 2);
}

/// By key, what is known by number.
std::map<std::string, std::string>
name_members(const Question& question,
             const std::map<std::size_t, std::string>& types)
{
  std::map<std::string, std::string> named;
  std::size_t number = 0;
  for (const auto& [key, asked] : question.members) {
    if (const auto found = types.find(number++); found != types.end()) {
      named[key] = found->second;
    }
  }
  return named;
}

}  // namespace

Result<Answers>
read_answers(const Questions& questions,
             const std::string& object,
             const Index& index)
{
  auto numbers = read_numbers(object);
  if (!numbers) {
    return numbers.error();
  }
  const Passings passings(index);
  const auto find_passed = [&](bool is_passable, auto place, const auto& name) {
    return index.is_c()  ? Passed::value
           : is_passable ? passings.find(place, name)
                         : Passed::nowhere;
  };
  Answers answers;
  std::size_t number = 0;
  for (const auto& [name, question] : questions) {
    const auto found = numbers->measured.find(number);
    if (found != numbers->measured.end()) {
      const auto& facts = found->second;
      const auto tail = numbers->behind.find(number);
      answers[name] = {
        facts[0],
        facts[1],
        tail == numbers->behind.end() ? facts[0] : tail->second,
        find_passed(facts[5] != 0, number, name),
        facts[2] != 0,
        facts[3] != 0,
        facts[4] != 0,
        name_members(question, numbers->members[number]),
        find_move(*numbers, number),
      };
    }
    ++number;
  }
  return answers;
}

}  // namespace hallmark::contract::dwarf
