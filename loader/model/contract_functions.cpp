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

constexpr std::array<Word, 5> known_words{{
  {"deleted", &CallWords::is_deleted},
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
                                    "deleted, final, noexcept, pure or throws, "
                                    "in this order, separated by commas");
    }
    words.*known_words[next++].field = true;
  }
  return words;
}

}  // namespace

Result<BaseClass>
parse_contract_base(const ContractLine& line)
{
  if (auto sound = check_field_count(line, line.count == 4 ? 4 : 3); !sound) {
    return std::move(sound.error());
  }
  BaseClass base;
  if (line.fields[1] != "virtual") {
    if (auto done = store(parse_contract_number(line, 1), base.offset); !done) {
      return std::move(done.error());
    }
  }
  if (auto done = store(parse_contract_name(line, 2), base.type); !done) {
    return std::move(done.error());
  }
  if (line.count == 4) {
    base.access = line.fields[3];
    if (base.access != "private" && base.access != "protected") {
      return make_contract_mismatch(line.number,
                                    "not how a base is hidden",
                                    hallmark::base::quote(base.access),
                                    "private or protected");
    }
  }
  return base;
}

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
  auto done = store(parse_contract_number(line, 1), function.slot);
  if (done) {
    done = store(parse_contract_name(line, 2), function.name);
  }
  if (done && !is_destructor) {
    done = store(parse_contract_name(line, 3), function.result);
  }
  if (done && has_words) {
    done = store(parse_words(line, count), function.words);
  }
  return done ? Result<Virtual>(function) : std::move(done.error());
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
