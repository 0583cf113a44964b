// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/verdicts.hpp"

#include "model/contract_parse.hpp"
#include "support/contract_text.hpp"
#include "verify/contracts.hpp"
#include "verify/version_step.hpp"

namespace hallmark::tests {

std::string
explain_contracts(std::string_view plugin, std::string_view host)
{
  const auto found = model::parse_contract(plugin);
  const auto expected = model::parse_contract(host);
  if (!found || !expected) {
    return base::format_error(found ? expected.error() : found.error());
  }
  const auto error = verify::check_contracts(*found, *expected);
  return error ? base::format_error(base::with_subject(*error, "reverb.so"))
               : "accepted";
}

std::string
explain_lines(std::string_view plugin, std::string_view host)
{
  return explain_contracts(make_contract(plugin), make_contract(host));
}

namespace {

const char*
format_works(const verify::Directions& works)
{
  return works.old_plugins && works.new_plugins ? ", both ways: "
         : works.old_plugins                    ? ", old plugins: "
         : works.new_plugins                    ? ", new plugins: "
                                                : ": ";
}

}  // namespace

std::string
diff_contracts(std::string_view old_text, std::string_view new_text)
{
  const auto expected = model::parse_contract(old_text);
  const auto found = model::parse_contract(new_text);
  if (!found || !expected) {
    return base::format_error(found ? expected.error() : found.error());
  }
  const auto comparison = verify::compare_versions({*expected, *found});
  std::string text;
  for (const auto& group : comparison.groups) {
    for (const auto& change : group.changes) {
      text.append(verify::format_version_step(change.step));
      text.append(format_works(*change.works));
      text.append(verify::format_group(group)).append(": ");
      text.append(verify::format_change(group, change, verify::diff_sides));
      text.append("\n");
    }
  }
  return text;
}

std::string
diff_lines(std::string_view old_lines, std::string_view new_lines)
{
  return diff_contracts(make_contract(old_lines), make_contract(new_lines));
}

}  // namespace hallmark::tests
