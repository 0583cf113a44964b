// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/plan.hpp"

#include "base/text.hpp"
#include "find/choice.hpp"

#include <algorithm>
#include <utility>

namespace hallmark::load {
namespace {

std::string
format_requirement(const model::Requirement& requirement)
{
  return base::quote(requirement.path) + " " + requirement.range;
}

/// One walk: depth first, each plugin once.
class Walk {
public:
  Walk(const table::State& state, find::Search& search)
    : state_(state), search_(search)
  {
  }

  base::Result<void> visit(const model::Identity& identity,
                           const std::vector<model::Requirement>& requirements);

private:
  struct Link {
    model::Identity who;
    model::Requirement requirement;
  };

  base::Result<void> follow(const model::Requirement& requirement);
  [[nodiscard]] bool is_in_chain(const find::Request& request) const;
  void add_chain(base::Error& error) const;
  [[nodiscard]] base::Error make_circle() const;
  [[nodiscard]] base::Error make_missing(const model::Requirement& requirement,
                                         const find::Request& request);

  const table::State& state_;
  find::Search& search_;
  std::vector<Link> chain_;
  std::vector<model::Identity> visited_;
};

base::Result<void>
Walk::visit(const model::Identity& identity,
            const std::vector<model::Requirement>& requirements)
{
  if (std::ranges::find(visited_, identity) != visited_.end()) {
    return {};
  }
  for (const auto& one : requirements) {
    chain_.push_back({identity, one});
    if (auto sound = follow(one); !sound) {
      return sound;
    }
    chain_.pop_back();
  }
  visited_.push_back(identity);
  return {};
}

base::Result<void>
Walk::follow(const model::Requirement& requirement)
{
  auto request = make_request(requirement, search_);
  if (!request) {
    return request.error();
  }
  request->provided = &state_.provided;
  if (is_in_chain(*request)) {
    return make_circle();
  }
  if (const auto known = state_.find_known(request->expectation)) {
    return known->is_open ? base::Result<void>()
                          : visit(known->identity, known->requirements);
  }
  const auto* found =
    find::choose_found(search_.listing(), *request, search_.options());
  return found ? visit(found->identity(), found->stamp().requirements)
               : make_missing(requirement, *request);
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

base::Result<find::Request>
make_request(const model::Requirement& requirement, find::Search& search)
{
  auto range = model::Range::parse(requirement.range);
  if (!range) {
    return range.error();
  }
  find::Request request;
  request.expectation.path = requirement.path;
  request.expectation.range = *std::move(range);
  request.search = &search;
  return request;
}

std::string
format_link(const model::Identity& who, const model::Requirement& requirement)
{
  return base::quote(who.path) + " " + who.version + " requires " +
         format_requirement(requirement);
}

base::Result<void>
check_plan(const table::State& state,
           const model::Identity& identity,
           const std::vector<model::Requirement>& requirements,
           find::Search& search)
{
  return Walk(state, search).visit(identity, requirements);
}

}  // namespace hallmark::load
