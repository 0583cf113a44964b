// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/expectation.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <iterator>

namespace hallmark::verify {
namespace {

using base::Error;

std::optional<Error>
check_path(const model::Identity& identity, const Expectation& expectation)
{
  if (!expectation.path || identity.path == *expectation.path) {
    return std::nullopt;
  }
  return base::make_mismatch(Code::wrong_identity,
                             "plugin path differs",
                             base::quote(identity.path),
                             base::quote(*expectation.path));
}

std::optional<Error>
check_version(const model::Identity& identity, const Expectation& expectation)
{
  if (!expectation.range) {
    return std::nullopt;
  }
  const auto version = model::Version::parse(identity.version);
  if (version && expectation.range->matches(*version)) {
    return std::nullopt;
  }
  return base::make_mismatch(Code::wrong_version,
                             "version is out of range",
                             identity.version,
                             expectation.range->format());
}

/// What is printed of an error whose details tell all: its message, and below
/// it the details, each a line of its own.
void
append_details(Error error, Error& joined)
{
  joined.differences.push_back({std::move(error.message), {}, {}});
  for (auto& detail : error.details) {
    joined.differences.push_back({"  " + std::move(detail), {}, {}});
  }
}

/// Add what `error` says to `joined`. One difference is a line of its own;
/// what has none, or several, is led by its message.
void
append_error(Error error, Error& joined)
{
  if (error.details_tell_all) {
    append_details(std::move(error), joined);
    return;
  }
  if (error.differences.size() != 1) {
    joined.differences.push_back({std::move(error.message), {}, {}});
  }
  std::ranges::move(error.differences, std::back_inserter(joined.differences));
  std::ranges::move(error.details, std::back_inserter(joined.details));
}

}  // namespace

std::vector<Error>
check_identity(const model::Stamp& stamp, const Expectation& expectation)
{
  std::vector<Error> errors;
  if (auto error = check_path(stamp.identity, expectation)) {
    errors.push_back(std::move(*error));
  }
  if (auto error = check_version(stamp.identity, expectation)) {
    errors.push_back(std::move(*error));
  }
  return errors;
}

bool
is_about_identity(const Error& error)
{
  return error.code == Code::wrong_identity ||
         error.code == Code::wrong_version;
}

Error
join_errors(std::vector<Error> errors)
{
  if (errors.size() == 1) {
    return std::move(errors.front());
  }
  Error joined;
  joined.message = std::to_string(errors.size()) + " checks failed";
  if (!errors.empty()) {
    joined.code = errors.front().code;
    joined.subject = errors.front().subject;
    joined.hint = errors.front().hint;
  }
  for (auto& error : errors) {
    append_error(std::move(error), joined);
  }
  return joined;
}

}  // namespace hallmark::verify
