// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/discovery.hpp"

#include "find/choice.hpp"
#include "find/search.hpp"
#include "load/opening.hpp"

namespace hallmark::load {

find::Listing
scan(const table::State& state,
     const std::string* folder,
     const hallmark_expected* interface)
{
  const auto& options = state.options;
  auto listing =
    folder ? find::scan_folders({*folder}, options.cache, find::read_clock())
           : find::scan_everywhere(options);
  find::Request request;
  if (interface) {
    request.find_provided = state.provided.finder();
    request.interfaces.push_back(interface);
  }
  std::erase_if(listing.found, [&](const auto& found) {
    const auto is_taken = find::tell_found(*found, request, options);
    return interface && !is_taken;
  });
  return listing;
}

base::Result<table::Plugin*>
find_plugin(const std::shared_ptr<table::State>& state,
            const find::Request& asked)
{
  const auto& options = state->options;
  auto request = asked;
  request.find_provided = state->provided.finder();
  const auto listing = find::scan_everywhere(options);
  const auto* best = find::choose_found(listing, request, options);
  find::tell_choice(listing, best, request, options);
  if (!best) {
    return find::make_not_found(listing, request, options);
  }
  return open_found(state, *best, request);
}

}  // namespace hallmark::load
