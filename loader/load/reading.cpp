// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/reading.hpp"

#include "verify/unstamped.hpp"

#include <utility>

namespace hallmark::load {

base::Result<verify::Candidate>
read_plugin(base::File& file,
            const table::Options& options,
            const find::Request& request)
{
  auto candidate = verify::read_candidate(
    file, verify::this_platform(), verify::ContractTexts::left);
  if (candidate || !options.allows_unstamped ||
      candidate.error().code != Code::not_stamped) {
    return candidate;
  }
  candidate = verify::read_unstamped(file, verify::this_platform());
  if (candidate) {
    if (auto error = check_unstamped(request)) {
      return *std::move(error);
    }
  }
  return candidate;
}

std::optional<base::Error>
check_unstamped(const find::Request& request)
{
  const auto& expectation = request.expectation;
  if (!expectation.path && !expectation.range && request.interfaces.empty()) {
    return std::nullopt;
  }
  return base::make_error(
    Code::not_stamped,
    "an unstamped library cannot satisfy a version or interface requirement",
    "stamp it in its build, or require nothing of it");
}

}  // namespace hallmark::load
