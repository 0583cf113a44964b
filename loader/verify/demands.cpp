// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/demands.hpp"

#include <algorithm>
#include <utility>

namespace hallmark::verify {
namespace {

using base::Error;
using Errors = std::vector<Error>;

bool
is_same(const Error& one, const Error& other)
{
  return one.code == other.code && one.message == other.message &&
         std::ranges::equal(one.differences,
                            other.differences,
                            [](const auto& a, const auto& b) {
                              return a.field == b.field && a.found == b.found &&
                                     a.expected == b.expected;
                            }) &&
         one.details == other.details;
}

Errors
check_uses(const model::Stamp& stamp,
           const Offer& offer,
           const Demands& demands)
{
  Errors errors;
  for (const auto& used : stamp.uses) {
    const auto provided = demands.find_provided(used.name);
    append_errors(check_use(used.name,
                            offer,
                            provided ? &*provided : nullptr,
                            demands.facts,
                            demands.listing),
                  errors);
  }
  return errors;
}

}  // namespace

void
append_errors(Errors more, Errors& errors)
{
  for (auto& error : more) {
    const auto is_told = std::ranges::any_of(
      errors, [&](const Error& other) { return is_same(error, other); });
    if (!is_told) {
      errors.push_back(std::move(error));
    }
  }
}

Offered
list_offered(const Candidate& candidate)
{
  // A built-in plugin has no symbols of its own.
  const auto& symbols = candidate.symbols;
  return {candidate.stamp,
          candidate.places,
          symbols.entries.empty() ? nullptr : &symbols};
}

Errors
check_demands(const model::Stamp& stamp,
              const Offer& offer,
              const Demands& demands)
{
  auto errors = check_identity(stamp, demands.expectation);
  for (const auto& expected : demands.interfaces) {
    append_errors(
      check_interface(offer, expected, demands.facts, demands.listing), errors);
  }
  if (demands.find_provided) {
    append_errors(check_uses(stamp, offer, demands), errors);
  }
  return errors;
}

Errors
check_demands(const Candidate& candidate, const Demands& demands)
{
  const auto notes = sort_notes(candidate.notes);
  auto exports = list_offered(candidate);
  const Offer offer{notes, candidate.stamp.facts, [&](const auto& wanted) {
                      return exports.find(wanted);
                    }};
  return check_demands(candidate.stamp, offer, demands);
}

}  // namespace hallmark::verify
