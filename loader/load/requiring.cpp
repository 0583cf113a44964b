// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/requiring.hpp"

#include "base/text.hpp"
#include "find/choice.hpp"
#include "find/search.hpp"
#include "load/plan.hpp"

#include <utility>

namespace hallmark::load {
namespace {

/// What the holds of one plugin are called, for those who cannot close
/// another.
std::string
format_holder(const model::Identity& who)
{
  return "dependent plugin " + base::quote(who.path);
}

/// One that is there and does not open. What it requires itself speaks for
/// itself: the chain grows at its front.
base::Error
make_refused(const model::Identity& who,
             const model::Requirement& requirement,
             base::Error why)
{
  const auto link = format_link(who, requirement);
  if (why.code == Code::missing_requirement) {
    why.subject.clear();
    why.details.insert(why.details.begin(), link);
    return why;
  }
  auto error =
    base::make_error(Code::missing_requirement,
                     "requirement " + base::quote(requirement.path) + " " +
                       requirement.range + " cannot be opened");
  error.details.push_back(link);
  find::add_tried(error, why.subject, why);
  return error;
}

/// Hold what is open; null when nothing in range is.
base::Result<table::Hold*>
open_one(const std::shared_ptr<table::State>& state,
         const find::Request& request,
         const std::string& holder,
         const OpenFound& open_found)
{
  auto held = state->hold_known(request.expectation, holder);
  if (!held || *held) {
    return held;
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
                  const model::Stamp& stamp,
                  const find::Request& request,
                  const OpenFound& open_found)
{
  Required opened;
  if (stamp.requirements.empty()) {
    return opened;
  }
  find::Search own(state->options);
  auto& search = request.search ? *request.search : own;
  if (!request.search) {
    auto planned =
      check_plan(*state, stamp.identity, stamp.requirements, search);
    if (!planned) {
      return planned.error();
    }
  }
  const auto holder = format_holder(stamp.identity);
  for (const auto& one : stamp.requirements) {
    auto asked = make_request(one, search);
    if (asked) {
      asked->provided = &state->provided;
    }
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
