// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/discovery.hpp"

#include "base/text.hpp"
#include "load/builtin.hpp"

#include <utility>

namespace hallmark::load {
namespace {

void
tell_found(const Log& log, const Found& found)
{
  log.tell(HALLMARK_EVENT_FOUND, found.file(), found.identity());
}

void
tell_skipped(const Log& log, const Found& found, const base::Error& why)
{
  log.tell(HALLMARK_EVENT_SKIPPED, found.file(), found.identity(), why);
}

/// Why something is not taken; nothing when it could be.
std::optional<base::Error>
find_reason(const Found& found, const Request& request, const Options& options)
{
  if (auto error = found.error()) {
    return error;
  }
  auto errors = found.check(request, options.facts);
  if (errors.empty()) {
    return std::nullopt;
  }
  return verify::join_errors(std::move(errors));
}

void
tell_choice(const Listing& listing,
            const Found* best,
            const Request& request,
            const Options& options)
{
  if (!options.log->is_on()) {
    return;
  }
  for (const auto& found : listing.found) {
    if (found.get() == best) {
      tell_found(*options.log, *found);
      continue;
    }
    const auto reason = find_reason(*found, request, options);
    tell_skipped(*options.log,
                 *found,
                 reason ? *reason
                        : base::make_mismatch(Code::wrong_version,
                                              "another version is taken",
                                              std::string(found->version()),
                                              std::string(best->version())));
  }
}

}  // namespace

const Found*
choose_found(const Listing& listing,
             const Request& request,
             const Options& options)
{
  const Found* best = nullptr;
  model::Version highest;
  for (const auto& found : listing.found) {
    // What has another path is most of it, and no error is made of it yet.
    if (!found->is_usable() || found->path() != *request.expectation.path) {
      continue;
    }
    auto version = model::Version::parse(found->version());
    if (!version || (best && version->compare(highest) <= 0)) {
      continue;
    }
    if (found->check(request, options.facts).empty()) {
      best = found.get();
      highest = *std::move(version);
    }
  }
  return best;
}

void
add_tried(base::Error& error, const std::string& name, const base::Error& why)
{
  auto reason = format_reason(why);
  std::string_view rest = reason;
  error.details.push_back(
    base::concat({base::quote(name), ": ", base::take_line(rest)}));
  while (!rest.empty()) {
    error.details.emplace_back(base::take_line(rest));
  }
}

base::Error
make_not_found(const Listing& listing,
               const Request& request,
               const Options& options)
{
  const auto& range = request.expectation.range;
  auto error = base::make_error(
    Code::not_found,
    range ? "no such plugin of version " + range->format() : "no such plugin");
  error.subject = *request.expectation.path;
  for (const auto& found : listing.found) {
    if (const auto reason = find_reason(*found, request, options)) {
      add_tried(error, found->file(), *reason);
    }
  }
  for (const auto& folder : listing.empty) {
    error.details.push_back(base::quote(folder) + ": no plugins in it");
  }
  if (!options.environment.empty() && !options.is_environment_set) {
    error.details.push_back("$" + options.environment +
                            (options.is_environment_ignored
                               ? " is ignored: the program has more rights "
                                 "than its user"
                               : " is not set"));
  }
  if (options.directories.empty()) {
    error.hint = "give the loader folders to search in";
  }
  return error;
}

Listing
scan_everywhere(const Options& options)
{
  auto listing = scan_folders(options.directories, options.cache, read_clock());
  for (auto& builtin : find_builtins()) {
    listing.found.push_back(std::move(builtin));
  }
  return listing;
}

Listing
scan(const Options& options,
     const std::string* folder,
     const hallmark_expected* interface)
{
  auto listing = folder ? scan_folders({*folder}, options.cache, read_clock())
                        : scan_everywhere(options);
  Request request;
  if (interface) {
    request.interfaces.push_back(interface);
  }
  std::erase_if(listing.found, [&](const auto& found) {
    const auto reason = find_reason(*found, request, options);
    if (reason) {
      tell_skipped(*options.log, *found, *reason);
    } else {
      tell_found(*options.log, *found);
    }
    return interface && reason;
  });
  return listing;
}

Listing
list_changes(Loader& loader)
{
  auto listing = loader.changes();
  const auto& options = loader.options();
  for (const auto& found : listing.found) {
    if (const auto reason = find_reason(*found, {}, options)) {
      tell_skipped(*options.log, *found, *reason);
    } else {
      tell_found(*options.log, *found);
    }
  }
  return listing;
}

Result<Plugin*>
open_found(const std::shared_ptr<State>& state,
           const Found& found,
           Request request)
{
  if (auto error = found.error()) {
    return *std::move(error);
  }
  const auto version = found.version();
  auto range = model::Range::parse(
    base::concat({"=", version.substr(0, version.find('+'))}));
  if (!range) {
    return range.error();
  }
  request.expectation.path = std::string(found.path());
  request.expectation.range = *std::move(range);
  return found.is_builtin()
           ? open_builtin_path(state, *request.expectation.path, request)
           : open_name(state, found.file(), request);
}

Result<Plugin*>
find_plugin(Loader& loader, const Request& request)
{
  const auto& options = loader.options();
  const auto listing = scan_everywhere(options);
  const auto* best = choose_found(listing, request, options);
  tell_choice(listing, best, request, options);
  if (!best) {
    return make_not_found(listing, request, options);
  }
  return open_found(loader.state(), *best, request);
}

}  // namespace hallmark::load
