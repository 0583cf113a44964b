// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/admission.hpp"

#include "load/closing.hpp"
#include "load/reading.hpp"
#include "table/binding.hpp"
#include "verify/interfaces.hpp"
#include "verify/unstamped.hpp"

#include <iterator>
#include <optional>
#include <utility>

namespace hallmark::load {
namespace {

using Errors = std::vector<base::Error>;

void
append(Errors more, Errors& errors)
{
  std::move(more.begin(), more.end(), std::back_inserter(errors));
}

/// The interfaces that a request asks for, in what a file's notes say.
Errors
check_interfaces(const model::Stamp& stamp,
                 const verify::Notes& notes,
                 const find::Request& request,
                 const verify::FactPolicy& policy)
{
  Errors errors;
  for (const auto* expected : request.interfaces) {
    append(verify::check_interface(
             notes, stamp.facts, table::read_expected(*expected), policy),
           errors);
  }
  return errors;
}

/// The interfaces that a request asks for, and those that the plugin uses of
/// its host.
Errors
check_types(const table::State& state,
            const verify::Candidate& candidate,
            const find::Request& request)
{
  const auto notes = verify::sort_notes(candidate.notes);
  auto errors =
    check_interfaces(candidate.stamp, notes, request, state.options.facts);
  append(state.provided.check(candidate.stamp, notes), errors);
  return errors;
}

/// What a request asks, of a plugin that is open already.
Errors
check_open(const table::Plugin& plugin, const find::Request& request)
{
  if (!plugin.is_verified) {
    auto error = check_unstamped(request);
    return error ? Errors{*std::move(error)} : Errors();
  }
  model::Stamp stamp;
  stamp.identity = plugin.identity;
  stamp.facts = plugin.facts;
  auto errors = verify::check_identity(stamp, request.expectation);
  append(
    check_interfaces(
      stamp, plugin.contracts.notes(), request, plugin.state->options.facts),
    errors);
  return errors;
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

/// admit() with what was found of the types.
Result<void>
admit_typed(table::State& state,
            table::Entry& entry,
            const verify::Candidate& candidate,
            const find::Request& request,
            Errors types)
{
  auto errors = verify::check_identity(candidate.stamp, request.expectation);
  append(std::move(types), errors);
  if (!errors.empty()) {
    return verify::join_errors(std::move(errors));
  }
  return claim(state, entry, candidate);
}

}  // namespace

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
  return admit_typed(
    state, entry, candidate, request, check_types(state, candidate, request));
}

Result<void>
admit_file(table::State& state,
           table::Entry& entry,
           base::File& file,
           verify::Candidate& candidate,
           const find::Request& request)
{
  auto types = check_types(state, candidate, request);
  if (!types.empty()) {
    if (auto read = elf::read_left(file, candidate.notes); !read) {
      return read;
    }
    types = check_types(state, candidate, request);
  }
  return admit_typed(state, entry, candidate, request, std::move(types));
}

}  // namespace hallmark::load
