// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/contracts.hpp"

#include "base/text.hpp"
#include "verify/version_step.hpp"

#include <string>

namespace hallmark::verify {

using base::Error;
using model::Contract;
using model::Version;

namespace {

/// Both sides of an interface.
struct Versions {
  const Version& found;
  const Version& expected;
};

/// Whether it is a host that expects, and not another plugin.
bool
is_of_host(const Sides& sides)
{
  return sides.expected == Sides{}.expected;
}

/// What to do about a difference. A plugin is rebuilt for its host; of two
/// plugins the older one. Where both say one version, that is what is wrong.
std::string
format_hint(std::string_view interface_name,
            const Versions& versions,
            const Sides& sides)
{
  const auto name = base::quote(interface_name);
  const auto order = versions.found.compare(versions.expected);
  if (order == 0) {
    return base::concat({"version ",
                         versions.found.format(),
                         " of ",
                         name,
                         " was not stepped, or flags differ: rebuild ",
                         is_of_host(sides) ? sides.found : "both"});
  }
  const bool is_found = is_of_host(sides) || order < 0;
  const auto& version = is_found ? versions.expected : versions.found;
  return base::concat({"rebuild ",
                       is_found ? sides.found : sides.expected,
                       " against version ",
                       version.format(),
                       " of ",
                       name});
}

/// Fingerprints differ and texts do not: what was hashed is not all here.
Error
make_unnamed(const Contract& host)
{
  return base::make_error(
    Code::wrong_interface,
    base::concat({"interface ",
                  base::quote(host.name),
                  " differs in a way that this version cannot name"}),
    "build the plugin and the host with the same version of Hallmark");
}

/// What must be equal before types can be compared.
std::optional<Error>
check_subject(const Contract& plugin, const Contract& host, const Sides& sides)
{
  if (plugin.name != host.name) {
    return base::make_mismatch(Code::wrong_interface,
                               "contract is of another interface",
                               base::quote(plugin.name),
                               base::quote(host.name));
  }
  if (plugin.machine != host.machine) {
    return base::make_mismatch(Code::wrong_platform,
                               "contract is for another machine",
                               base::escape(plugin.machine),
                               base::escape(host.machine));
  }
  return check_interface_version(
    host.name, plugin.version, host.version, sides);
}

}  // namespace

std::optional<Error>
check_interface_version(std::string_view interface_name,
                        const Version& plugin,
                        const Version& host,
                        const Sides& sides)
{
  if (is_same_version_line(plugin, host)) {
    return std::nullopt;
  }
  const std::string_view what = plugin.major != host.major
                                  ? " has another major version"
                                  : " has another minor version before 1.0";
  return base::make_mismatch(
    Code::wrong_interface,
    base::concat({"interface ", base::quote(interface_name), what}),
    plugin.format(),
    host.format(),
    format_hint(interface_name, {plugin, host}, sides));
}

std::optional<Error>
check_contracts(const Contract& plugin,
                const Contract& host,
                const Manner& manner)
{
  if (auto error = check_subject(plugin, host, manner.sides)) {
    return error;
  }
  const ContractPair contracts{host, plugin};
  auto terms = make_open_terms(contracts);
  terms.sides = manner.sides;
  const auto comparison = compare_contracts(contracts, terms);
  if (manner.fingerprints == Fingerprints::unequal &&
      !comparison.has_difference) {
    return make_unnamed(host);
  }
  if (comparison.is_compatible()) {
    return std::nullopt;
  }
  auto error = base::make_error(
    Code::wrong_interface,
    format_summary(comparison, host.name),
    are_all_unreached(comparison)
      ? "list it under 'private' if it never crosses"
      : format_hint(host.name, {plugin.version, host.version}, manner.sides));
  error.differences = list_differences(comparison);
  error.details = format_listing(comparison, terms.sides, manner.listing);
  error.details_tell_all = true;
  return error;
}

}  // namespace hallmark::verify
