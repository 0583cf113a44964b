// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/promises.hpp"

#include "base/text.hpp"
#include "verify/compare_virtuals.hpp"

#include <array>
#include <map>
#include <string>
#include <string_view>

namespace hallmark::verify {

using model::CallWords;
using model::Contract;
using model::Type;

namespace {

/// One thing that may be said of a function.
struct Promise {
  bool CallWords::*field;
  std::string_view with;
  std::string_view without;
  bool is_one_sided;  ///< who has the function may promise it alone
};

constexpr std::array<Promise, 5> promises{{
  {&CallWords::is_deleted, "is deleted", "is not deleted", false},
  {&CallWords::is_final, "is final", "may be overridden", true},
  {&CallWords::is_noexcept, "is noexcept", "may throw", true},
  {&CallWords::is_pure, "is pure", "is not pure", false},
  {&CallWords::throws, "may throw", "is noexcept", true},
}};

/// What a class says of one of its functions.
struct Said {
  CallWords words;
  bool has_slot = false;  ///< in a slot that the class adds
};

/// Of all functions that a class lists, by name.
using Functions = std::map<std::string_view, Said>;

Functions
list_functions(const Contract& contract, const Type& type)
{
  Functions functions;
  for (const auto& function : contract.virtuals_of(type)) {
    functions.emplace(function.name, Said{function.words, true});
  }
  for (const auto& function : contract.overrides_of(type)) {
    functions.emplace(function.name, Said{function.words, false});
  }
  return functions;
}

void
compare_words(const std::string& field,
              const CallWords& expected,
              const CallWords& found,
              std::vector<Change>& changes)
{
  for (const auto& promise : promises) {
    const bool has = found.*promise.field;
    if (has == expected.*promise.field) {
      continue;
    }
    const auto format = [&](bool is_said) {
      return std::string(is_said ? promise.with : promise.without);
    };
    auto change = make_change(Topic::promise, field, format(has), format(!has));
    // Who does not say `throws` promises more.
    const bool by_found = (promise.field == &CallWords::throws) != has;
    change.promiser = !promise.is_one_sided ? Side::both
                      : by_found            ? Side::found
                                            : Side::expected;
    changes.push_back(std::move(change));
  }
}

}  // namespace

void
compare_promises(const TypePair& pair, std::vector<Change>& changes)
{
  const auto& [expected, found] = pair.contracts;
  const auto ours = list_functions(expected, pair.expected);
  const auto theirs = list_functions(found, pair.found);
  auto all = ours;
  all.insert(theirs.begin(), theirs.end());
  for (const auto& one : all) {
    const auto find = [&](const Functions& functions) {
      const auto known = functions.find(one.first);
      return known == functions.end() ? Said() : known->second;
    };
    const auto own = find(ours);
    const auto other = find(theirs);
    // What one side has no slot for is told of the slot.
    if (own.has_slot == other.has_slot) {
      compare_words(base::quote(format_function(one.first, pair.expected)),
                    own.words,
                    other.words,
                    changes);
    }
  }
}

void
judge_promises(const Terms& terms,
               const Reached& reached,
               std::vector<Change>& changes)
{
  const bool is_certain = !reached.from.empty() && !reached.by_extra &&
                          reached.as_result != reached.as_parameter;
  const auto user =
    terms.provider == Side::found ? Side::expected : Side::found;
  const auto maker = reached.as_result ? terms.provider : user;
  for (auto& change : changes) {
    if (change.topic == Topic::promise && is_certain &&
        change.promiser == maker) {
      change.is_compatible = true;
      change.step = VersionStep::minor;
    }
  }
}

}  // namespace hallmark::verify
