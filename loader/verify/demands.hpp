// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// All that is asked of a plugin which is sound in itself. The loader, its
// searches and `hallmark verify` ask here and nowhere else, so that their
// verdicts cannot differ.

#pragma once

#include "verify/candidate.hpp"
#include "verify/expectation.hpp"
#include "verify/interfaces.hpp"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace hallmark::verify {

/// What a host provides under the name of an interface; nothing when it does
/// not provide it.
using FindProvided =
  std::function<std::optional<ExpectedInterface>(std::string_view name)>;

/// What is asked of a plugin. Views.
struct Demands {
  const Expectation& expectation;
  const FactPolicy& facts;
  std::vector<ExpectedInterface> interfaces = {};  ///< that it must implement
  FindProvided find_provided = {};  ///< empty: what it uses is not compared
  Listing listing = {};             ///< how many differences are told
};

/// Append errors, each that is not there yet: two interfaces may both say that
/// a fact of the toolchain differs.
void
append_errors(std::vector<base::Error> more, std::vector<base::Error>& errors);

/// The exports that a candidate offers. A view of it.
[[nodiscard]] Offered
list_offered(const Candidate& candidate);

/**
 * What of the demands a plugin does not meet.
 *
 * @param stamp  Identity, and what it uses.
 *
 * @return  Identity first, then the interfaces that it must implement, then
 *          those that it uses; none when it meets them all.
 */
[[nodiscard]] std::vector<base::Error>
check_demands(const model::Stamp& stamp,
              const Offer& offer,
              const Demands& demands);

/// The same of a candidate.
[[nodiscard]] std::vector<base::Error>
check_demands(const Candidate& candidate, const Demands& demands);

}  // namespace hallmark::verify
