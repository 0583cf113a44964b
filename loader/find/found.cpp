// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "find/found.hpp"

#include "find/builtins.hpp"
#include "model/table.hpp"
#include "table/binding.hpp"
#include "verify/interfaces.hpp"

#include <iterator>
#include <utility>

namespace hallmark::find {

model::Identity
Found::identity() const
{
  return {std::string(record_.path), std::string(record_.version)};
}

std::optional<base::Error>
Found::error() const
{
  if (is_usable()) {
    return std::nullopt;
  }
  return base::with_subject(
    failure_ ? *failure_ : parse_error(record_).value_or(base::Error()), file_);
}

void
Found::parse() const
{
  // What could not be parsed would not be usable.
  if (auto stamp = model::parse_stamp(record_.stamp)) {
    stamp_ = *std::move(stamp);
  }
  if (const auto metadata = model::parse_metadata(record_.metadata)) {
    texts_ = table::Texts(*metadata);
  }
}

const table::Texts&
Found::texts() const
{
  std::call_once(once_, [this] { parse(); });
  return texts_;
}

const model::Stamp&
Found::stamp() const
{
  std::call_once(once_, [this] { parse(); });
  return stamp_;
}

const std::vector<model::InterfaceName>&
Found::implements() const
{
  return stamp().implements;
}

std::vector<base::Error>
Found::check(const Request& request, const verify::FactPolicy& policy) const
{
  model::Stamp stamp;
  stamp.identity = identity();
  auto errors = verify::check_identity(stamp, request.expectation);
  for (const auto* expected : request.interfaces) {
    auto found = check_one(table::read_expected(*expected), policy);
    std::move(found.begin(), found.end(), std::back_inserter(errors));
  }
  return errors;
}

std::vector<base::Error>
Found::check_one(const verify::ExpectedInterface& expected,
                 const verify::FactPolicy& policy) const
{
  std::call_once(once_, [this] { parse(); });
  const auto own = model::find_interface(record_.interfaces, expected.name);
  if (!own || own->fingerprint == expected.fingerprint) {
    const verify::Notes notes{record_.interfaces, {}, {}};
    return verify::check_interface(notes, stamp_.facts, expected, policy);
  }
  if (is_builtin_) {
    return check_builtin(expected, policy);
  }
  auto file = base::File::open(file_);
  if (!file) {
    return {file.error()};
  }
  const auto candidate = verify::read_candidate(*file, verify::this_platform());
  if (!candidate) {
    return {candidate.error()};
  }
  return verify::check_interface(verify::sort_notes(candidate->notes),
                                 candidate->stamp.facts,
                                 expected,
                                 policy);
}

std::vector<base::Error>
Found::check_builtin(const verify::ExpectedInterface& expected,
                     const verify::FactPolicy& policy) const
{
  const auto all = list_builtins();
  for (const auto& one : all.sound) {
    const auto& candidate = one.plugin.candidate;
    if (candidate.stamp.identity == identity()) {
      return verify::check_interface(verify::sort_notes(candidate.notes),
                                     candidate.stamp.facts,
                                     expected,
                                     policy);
    }
  }
  return {base::make_error(Code::not_found,
                           "the library that contains it is unmapped")};
}

}  // namespace hallmark::find
