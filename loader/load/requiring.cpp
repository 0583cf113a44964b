// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/requiring.hpp"

#include "base/text.hpp"
#include "find/choice.hpp"
#include "find/search.hpp"
#include "load/admission.hpp"
#include "load/plan.hpp"

#include <utility>

namespace hallmark::load {
namespace {

/// A hold on a plugin that is open, if it is what is called; else it is let go.
base::Result<table::Hold*>
check_held(table::Hold& hold, const find::Request& request)
{
  auto errors = check_open(*hold.plugin, request);
  if (errors.empty()) {
    return &hold;
  }
  auto error = base::with_subject(verify::join_errors(std::move(errors)),
                                  hold.plugin->file);
  drop_hold(hold);
  return error;
}

/// Hold what is open; null when nothing in range is.
base::Result<table::Hold*>
open_one(const std::shared_ptr<table::State>& state,
         const find::Request& request,
         const std::string& holder,
         const OpenFound& open_found)
{
  auto held =
    state->hold_known(request.expectation, make_fits(request), holder);
  if (!held) {
    return held;
  }
  if (*held) {
    return check_held(**held, request);
  }
  auto& search = *request.search;
  const auto* found =
    find::choose_found(search.listing(), request, search.options());
  if (!found) {
    return find::make_not_found(search.listing(), request, search.options());
  }
  const auto plugin = open_found(state, *found, request);
  if (!plugin) {
    return plugin.error();
  }
  auto* hold = (*plugin)->hold(holder.c_str());
  table::Plugin::drop((*plugin)->handle());
  return hold;
}

}  // namespace

base::Result<Required>
open_requirements(const std::shared_ptr<table::State>& state,
                  const verify::Candidate& candidate,
                  const find::Request& request,
                  const OpenFound& open_found)
{
  Required opened;
  const auto& stamp = candidate.stamp;
  if (stamp.requirements.empty()) {
    return opened;
  }
  const auto notes = verify::sort_notes(candidate.notes);
  find::Search own(state->options, state->provided.finder());
  auto& search = request.search ? *request.search : own;
  if (!request.search) {
    if (auto planned = check_plan(*state, stamp, notes, search); !planned) {
      return planned.error();
    }
  }
  verify::Calls calls(stamp, notes);
  const auto holder = format_holder(stamp.identity);
  for (const auto& one : stamp.requirements) {
    const auto asked = make_request(one, &calls, search);
    const auto hold = asked ? open_one(state, *asked, holder, open_found)
                            : base::Result<table::Hold*>(asked.error());
    if (!hold) {
      return make_refused(stamp.identity, one, hold.error());
    }
    opened.add(one.path, **hold);
  }
  return opened;
}

}  // namespace hallmark::load
