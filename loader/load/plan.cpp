// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/plan.hpp"

#include "base/text.hpp"
#include "find/choice.hpp"
#include "load/admission.hpp"
#include "load/closing.hpp"

#include <algorithm>
#include <utility>

namespace hallmark::load {
namespace {

std::string
format_requirement(const model::Requirement& requirement)
{
  return base::quote(requirement.path) + " " + requirement.range;
}

/// A plugin that requires others.
struct Requiring {
  const model::Identity& identity;
  const std::vector<model::Requirement>& requirements;
  verify::Calls* calls = nullptr;  ///< null: others see to what it calls
};

/// One walk: depth first, each plugin once.
class Walk {
public:
  Walk(table::State& state, find::Search& search)
    : state_(state), search_(search)
  {
  }

  base::Result<void> visit(const Requiring& plugin);

private:
  struct Link {
    model::Identity who;
    model::Requirement requirement;
  };

  base::Result<void> follow(const Requiring& plugin,
                            const model::Requirement& requirement);
  base::Result<void> follow_known(const table::Known& known,
                                  const find::Request& request);
  base::Result<void> check_called(const find::Request& request);
  base::Result<void> follow_found(const find::Found& found);
  [[nodiscard]] bool is_in_chain(const find::Request& request) const;
  void add_chain(base::Error& error) const;
  [[nodiscard]] base::Error make_circle() const;
  [[nodiscard]] base::Error make_missing(const model::Requirement& requirement,
                                         const find::Request& request);

  table::State& state_;
  find::Search& search_;
  std::vector<Link> chain_;
  std::vector<model::Identity> visited_;
};

base::Result<void>
Walk::visit(const Requiring& plugin)
{
  if (std::ranges::find(visited_, plugin.identity) != visited_.end()) {
    return {};
  }
  for (const auto& one : plugin.requirements) {
    chain_.push_back({plugin.identity, one});
    if (auto sound = follow(plugin, one); !sound) {
      return sound;
    }
    chain_.pop_back();
  }
  visited_.push_back(plugin.identity);
  return {};
}

base::Result<void>
Walk::follow(const Requiring& plugin, const model::Requirement& requirement)
{
  const auto request = make_request(requirement, plugin.calls, search_);
  if (!request) {
    return request.error();
  }
  if (is_in_chain(*request)) {
    return make_circle();
  }
  if (const auto known =
        state_.find_known(request->expectation, make_fits(*request))) {
    return follow_known(*known, *request);
  }
  const auto* found =
    find::choose_found(search_.listing(), *request, search_.options());
  return found ? follow_found(*found) : make_missing(requirement, *request);
}

base::Result<void>
Walk::follow_known(const table::Known& known, const find::Request& request)
{
  if (!known.is_open) {
    // The thread that opens it compares what it calls.
    return visit({known.identity, known.requirements});
  }
  return request.called.empty() ? base::Result<void>() : check_called(request);
}

/// Compare what is called with a plugin that is open, held meanwhile.
base::Result<void>
Walk::check_called(const find::Request& request)
{
  const auto& [who, requirement] = chain_.back();
  const auto held = state_.hold_known(
    request.expectation, make_fits(request), format_holder(who));
  if (!held) {
    return held.error();
  }
  if (!*held) {
    return {};  // closed meanwhile: it is looked for again when it is opened
  }
  auto& plugin = *(*held)->plugin;
  auto errors = check_open(plugin, request);
  const auto file = plugin.file;
  drop_hold(**held);
  if (errors.empty()) {
    return {};
  }
  auto error = make_refused(
    who,
    requirement,
    base::with_subject(verify::join_errors(std::move(errors)), file));
  chain_.pop_back();
  for (auto link = chain_.rbegin(); link != chain_.rend(); ++link) {
    error.details.insert(error.details.begin(),
                         format_link(link->who, link->requirement));
  }
  return error;
}

/// Go on to what a plugin requires that a search has found.
base::Result<void>
Walk::follow_found(const find::Found& found)
{
  const auto identity = found.identity();
  const auto& stamp = found.stamp();
  const auto calls_any =
    std::ranges::any_of(stamp.requirements, [](const auto& one) {
      return !one.interfaces.empty();
    });
  if (!calls_any) {
    return visit({identity, stamp.requirements});
  }
  return found.use_notes([&](const verify::Notes& notes) {
    verify::Calls calls(stamp, notes);
    return visit({identity, stamp.requirements, &calls});
  });
}

bool
Walk::is_in_chain(const find::Request& request) const
{
  return std::ranges::any_of(chain_, [&](const Link& link) {
    return table::is_expected(link.who, request.expectation);
  });
}

void
Walk::add_chain(base::Error& error) const
{
  for (const auto& link : chain_) {
    error.details.push_back(format_link(link.who, link.requirement));
  }
}

base::Error
Walk::make_circle() const
{
  auto error =
    base::make_error(Code::recursive, "plugins require each other in a circle");
  add_chain(error);
  return error;
}

base::Error
Walk::make_missing(const model::Requirement& requirement,
                   const find::Request& request)
{
  auto error = base::make_error(
    Code::missing_requirement,
    "requirement " + format_requirement(requirement) + " is missing");
  add_chain(error);
  for (const auto& other : state_.list_known(requirement.path)) {
    error.details.push_back(base::quote(other.file) + " is open: found " +
                            other.identity.version + ", expected " +
                            requirement.range);
  }
  auto tried =
    find::make_not_found(search_.listing(), request, search_.options());
  std::move(tried.details.begin(),
            tried.details.end(),
            std::back_inserter(error.details));
  error.hint = std::move(tried.hint);
  return error;
}

}  // namespace

std::string
format_holder(const model::Identity& who)
{
  return "dependent plugin " + base::quote(who.path);
}

base::Result<find::Request>
make_request(const model::Requirement& requirement,
             verify::Calls* calls,
             find::Search& search)
{
  auto range = model::Range::parse(requirement.range);
  if (!range) {
    return range.error();
  }
  find::Request request;
  request.expectation.path = requirement.path;
  request.expectation.range = *std::move(range);
  request.search = &search;
  request.find_provided = search.find_provided();
  if (calls) {
    request.called = calls->list(requirement);
  }
  return request;
}

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
  auto error = base::make_error(
    Code::missing_requirement,
    "requirement " + format_requirement(requirement) + " cannot be opened");
  error.details.push_back(link);
  find::add_tried(error, why.subject, why);
  return error;
}

std::string
format_link(const model::Identity& who, const model::Requirement& requirement)
{
  return base::quote(who.path) + " " + who.version + " requires " +
         format_requirement(requirement);
}

base::Result<void>
check_plan(table::State& state,
           const model::Stamp& stamp,
           const verify::Notes& notes,
           find::Search& search)
{
  verify::Calls calls(stamp, notes);
  return Walk(state, search)
    .visit({stamp.identity, stamp.requirements, &calls});
}

}  // namespace hallmark::load
