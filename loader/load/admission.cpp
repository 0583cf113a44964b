// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/admission.hpp"

#include "load/closing.hpp"
#include "load/reading.hpp"
#include "table/binding.hpp"
#include "verify/demands.hpp"
#include "verify/unstamped.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace hallmark::load {
namespace {

using Errors = std::vector<base::Error>;

/// All that a request asks for, and what the plugin uses of its host.
Errors
check(const table::State& state,
      const verify::Candidate& candidate,
      const find::Request& request)
{
  auto demands = make_demands(request, state.options.facts);
  demands.find_provided = state.provided.finder();
  return verify::check_demands(candidate, demands);
}

/// Only who says who it is can be a duplicate.
Result<void>
claim(table::State& state,
      table::Entry& entry,
      const verify::Candidate& candidate)
{
  return verify::is_stamped(candidate) ? state.claim(entry, candidate.stamp)
                                       : Result<void>();
}

/// Claim the identity of a plugin that meets all demands.
Result<void>
admit_checked(table::State& state,
              table::Entry& entry,
              const verify::Candidate& candidate,
              Errors errors)
{
  return errors.empty() ? claim(state, entry, candidate)
                        : Result<void>(verify::join_errors(std::move(errors)));
}

}  // namespace

Errors
check_open(const table::Plugin& plugin, const find::Request& request)
{
  if (!plugin.is_verified) {
    auto error = check_unstamped(request);
    return error ? Errors{*std::move(error)} : Errors();
  }
  const auto demands = make_demands(request, plugin.state->options.facts);
  if (plugin.decided()) {
    auto errors = verify::judge(plugin.decided()->decision(), demands);
    if (errors) {
      return *std::move(errors);
    }
  }
  if (const auto& error = plugin.contents().error) {
    return {*error};
  }
  model::Stamp stamp;
  stamp.identity = plugin.identity;
  return verify::check_demands(stamp, plugin.make_offer(), demands);
}

table::Fits
make_fits(const find::Request& request)
{
  return [&request](const table::Plugin& plugin) {
    return request.called.empty() || check_open(plugin, request).empty();
  };
}

Result<table::Plugin*>
share(table::Plugin* plugin, const find::Request& request)
{
  auto errors = check_open(*plugin, request);
  if (errors.empty()) {
    return plugin;
  }
  drop_hold(plugin->handle());
  return verify::join_errors(std::move(errors));
}

Result<void>
admit(table::State& state,
      table::Entry& entry,
      const verify::Candidate& candidate,
      const find::Request& request)
{
  return admit_checked(
    state, entry, candidate, check(state, candidate, request));
}

Result<void>
admit_file(table::State& state,
           table::Entry& entry,
           base::File& file,
           verify::Candidate& candidate,
           const find::Request& request)
{
  auto errors = check(state, candidate, request);
  if (!std::ranges::all_of(errors, verify::is_about_identity)) {
    if (auto read = elf::read_left(file, candidate.notes); !read) {
      return read;
    }
    errors = check(state, candidate, request);
  }
  return admit_checked(state, entry, candidate, std::move(errors));
}

}  // namespace hallmark::load
