// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/arguments.hpp"

#include "verify/needs.hpp"

#include <algorithm>
#include <bitset>

namespace hallmark::verify {
namespace {

using model::Contract;

constexpr unsigned most_general = 6;
constexpr unsigned most_vector = 8;

/// What is taken when an argument's turn comes.
struct State {
  unsigned general = 0;
  unsigned vector = 0;
  bool is_odd = false;      ///< the stack is at 8 more than a multiple of 16
  bool has_part = false;    ///< an __int128 left a register
  bool has_empty = false;   ///< an empty class came before
  bool has_hollow = false;  ///< a large empty class came before

  /// A number of its own, below most_states.
  [[nodiscard]] std::size_t index() const
  {
    const auto flags = (is_odd ? 1U : 0U) + (has_part ? 2U : 0U) +
                       (has_empty ? 4U : 0U) + (has_hollow ? 8U : 0U);
    return (std::size_t{general} * (most_vector + 1) + vector) * 16 + flags;
  }
};

constexpr std::size_t most_states =
  std::size_t{most_general + 1} * (most_vector + 1) * 16;

/// Follows all ways in which the arguments of one function may go.
class Walk {
public:
  explicit Walk(std::vector<State> starts) : states_(std::move(starts)) {}

  void take(const std::vector<Need>& needs)
  {
    std::vector<State> next;
    std::bitset<most_states> is_met;
    for (const auto& state : states_) {
      for (const auto& need : needs) {
        const auto after = take(state, need);
        if (!is_met[after.index()]) {
          is_met[after.index()] = true;
          next.push_back(after);
        }
      }
    }
    states_ = std::move(next);
  }

  [[nodiscard]] const Disputes& disputes() const { return disputes_; }

private:
  State take(State state, const Need& need)
  {
    if (need.is_empty || need.is_hollow) {
      state.has_empty |= need.is_empty;
      state.has_hollow |= need.is_hollow;
      return state;
    }
    const bool fits = !need.is_on_stack &&
                      state.general + need.general <= most_general &&
                      state.vector + need.vector <= most_vector;
    if (fits) {
      disputes_.argument_behind |= state.has_part && need.general > 0;
      state.general += need.general;
      state.vector += need.vector;
      return state;
    }
    return push(state, need);
  }

  State push(State state, const Need& need)
  {
    if (need.is_int128 && state.general + 1 == most_general) {
      disputes_.int128_in_part = true;
      state.has_part = true;
    }
    disputes_.int128_unaligned |= need.is_int128 && state.is_odd;
    disputes_.empty_before_stack |= state.has_empty;
    disputes_.hollow_before_stack |= state.has_hollow;
    const auto eights = (need.size + 7) / 8;
    state.is_odd = (state.is_odd && need.align < 16) != (eights % 2 != 0);
    return state;
  }

  std::vector<State> states_;
  Disputes disputes_;
};

/// The registers that are taken before the first argument: by `this`, and by
/// the address where a result in memory goes.
std::vector<State>
find_starts(const Contract& contract, const Signature& function)
{
  const unsigned object = function.has_object ? 1 : 0;
  std::vector<State> starts;
  const auto needs = find_result_needs(contract, function.result);
  if (std::ranges::any_of(needs, &Need::is_on_stack)) {
    starts.push_back({object + 1});
  }
  if (!std::ranges::all_of(needs, &Need::is_on_stack)) {
    starts.push_back({object});
  }
  return starts;
}

}  // namespace

Disputes
find_disputes(const Contract& contract, const Signature& function)
{
  Walk walk(find_starts(contract, function));
  for (const auto parameter : function.parameters) {
    walk.take(find_needs(contract, parameter));
  }
  return walk.disputes();
}

}  // namespace hallmark::verify
