// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/contract_functions.hpp"

#include "base/text.hpp"
#include "model/contract_fields.hpp"

#include <array>
#include <utility>

namespace hallmark::model {

namespace {

struct Word {
  std::string_view text;
  bool CallWords::*field;
};

constexpr std::array<Word, 4> known_words{{
  {"final", &CallWords::is_final},
  {"noexcept", &CallWords::is_noexcept},
  {"pure", &CallWords::is_pure},
  {"throws", &CallWords::throws},
}};

/// `final,noexcept`: each word once, in this order.
Result<CallWords>
parse_words(const ContractLine& line, std::size_t field)
{
  CallWords words;
  std::size_t next = 0;
  for (const auto word : base::split(line.fields[field], ',')) {
    while (next < known_words.size() && known_words[next].text != word) {
      ++next;
    }
    if (next == known_words.size()) {
      return make_contract_mismatch(line.number,
                                    "not what is said of a function",
                                    base::quote(line.fields[field]),
                                    "final, noexcept, pure or throws, in this "
                                    "order, separated by commas");
    }
    words.*known_words[next++].field = true;
  }
  return words;
}

}  // namespace

Result<Virtual>
parse_contract_virtual(const ContractLine& line)
{
  const bool is_destructor = line.count > 2 && line.fields[2] == "~";
  const std::size_t count = is_destructor ? 3 : 4;
  const bool has_words = line.count == count + 1;
  if (auto sound = check_field_count(line, has_words ? count + 1 : count);
      !sound) {
    return std::move(sound.error());
  }
  Virtual function;
  const auto slot = parse_contract_number(line, 1);
  if (!slot) {
    return slot.error();
  }
  function.slot = *slot;
  const auto name = parse_contract_name(line, 2);
  if (!name) {
    return name.error();
  }
  function.name = *name;
  if (!is_destructor) {
    const auto result = parse_contract_name(line, 3);
    if (!result) {
      return result.error();
    }
    function.result = *result;
  }
  if (has_words) {
    const auto words = parse_words(line, count);
    if (!words) {
      return words.error();
    }
    function.words = *words;
  }
  return function;
}

Result<Override>
parse_contract_override(const ContractLine& line)
{
  const auto name = parse_contract_name(line, 1);
  if (!name) {
    return name.error();
  }
  const auto words = parse_words(line, 2);
  if (!words) {
    return words.error();
  }
  return Override{*name, *words};
}

}  // namespace hallmark::model
