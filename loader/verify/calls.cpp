// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/calls.hpp"

#include "base/text.hpp"

namespace hallmark::verify {

Calls::Calls(const model::Stamp& stamp, const Notes& notes)
  : notes_(notes),
    facts_(format_facts(stamp.facts)),
    name_(base::quote(stamp.identity.path))
{
}

std::vector<ExpectedInterface>
Calls::list(const model::Requirement& requirement)
{
  std::vector<ExpectedInterface> called;
  for (const auto& one : requirement.interfaces) {
    auto expected = find_expected(notes_, one.name);
    if (!expected) {
      continue;  // cannot be: a stamp without it is not sound
    }
    names_.push_back(
      std::make_unique<const std::string>(base::quote(requirement.path)));
    expected->facts = facts_;
    expected->sides = {*names_.back(), name_};
    called.push_back(*expected);
  }
  return called;
}

}  // namespace hallmark::verify
