// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "find/choice.hpp"

#include "base/text.hpp"
#include "model/newest.hpp"
#include "verify/demands.hpp"

#include <utility>

namespace hallmark::find {
namespace {

void
tell_taken(const table::Log& log, const Found& found)
{
  log.tell(HALLMARK_EVENT_FOUND, found.file(), found.identity());
}

void
tell_skipped(const table::Log& log, const Found& found, const base::Error& why)
{
  log.tell(HALLMARK_EVENT_SKIPPED, found.file(), found.identity(), why);
}

base::BoxedError
make_no_builtin(const std::string& path, const std::vector<BuiltinFound>& all)
{
  std::vector<std::string> paths;
  for (const auto& one : all) {
    paths.push_back(one.plugin.candidate.stamp.identity.path);
  }
  return base::box_error(Code::not_found,
                         "no plugin with this path is built in",
                         base::suggest(path, paths));
}

/// How well a built-in plugin meets a request: not in the range, in it, wholly.
int
rank_builtin(const verify::Candidate& candidate,
             const Request& request,
             const table::Options& options)
{
  if (!verify::check_identity(candidate.stamp, request.expectation).empty()) {
    return 0;
  }
  const auto demands = make_demands(request, options.facts);
  return verify::check_demands(candidate, demands).empty() ? 2 : 1;
}

}  // namespace

/// Why something is not taken; nothing when it could be.
std::optional<base::Error>
find_reason(const Found& found,
            const Request& request,
            const table::Options& options)
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

const Found*
choose_found(const Listing& listing,
             const Request& request,
             const table::Options& options)
{
  model::Newest<const Found*> newest;
  for (const auto& found : listing.found) {
    // What has another path is most of it, and no error is made of it yet.
    if (found->is_usable() && found->path() == *request.expectation.path &&
        newest.would_take(found->version()) &&
        found->check(request, options.facts).empty()) {
      newest.offer(found.get(), found->version());
    }
  }
  return newest.best().value_or(nullptr);
}

base::Result<const BuiltinFound*>
choose_builtin(const std::string& path,
               const Request& request,
               const table::Options& options,
               const Builtins& all)
{
  model::Newest<const BuiltinFound*> newest;
  for (const auto& one : all.sound) {
    const auto& candidate = one.plugin.candidate;
    if (candidate.stamp.identity.path == path) {
      newest.offer(&one,
                   candidate.stamp.identity.version,
                   rank_builtin(candidate, request, options));
    }
  }
  if (newest.best()) {
    return *newest.best();
  }
  if (!all.broken.empty()) {
    return all.broken.front().why;
  }
  return make_no_builtin(path, all.sound);
}

void
add_tried(base::Error& error, const std::string& name, const base::Error& why)
{
  auto reason = table::format_reason(why);
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
               const table::Options& options)
{
  const auto& range = request.expectation.range;
  auto error = base::make_error(Code::not_found,
                                range ? "no such plugin in version range " +
                                          range->format()
                                      : "no such plugin");
  error.subject = *request.expectation.path;
  for (const auto& found : listing.found) {
    if (const auto reason = find_reason(*found, request, options)) {
      add_tried(error, found->file(), *reason);
    }
  }
  for (const auto& folder : listing.empty) {
    error.details.push_back(base::quote(folder) + ": contains no plugins");
  }
  if (!options.environment.empty() && !options.is_environment_set) {
    error.details.push_back(
      "$" + options.environment +
      (options.is_environment_ignored
         ? " is ignored: the program runs with more rights than its user"
         : " is not set"));
  }
  if (options.directories.empty()) {
    error.hint = "give the loader folders to search";
  }
  return error;
}

bool
tell_found(const Found& found,
           const Request& request,
           const table::Options& options)
{
  const auto reason = find_reason(found, request, options);
  if (reason) {
    tell_skipped(*options.log, found, *reason);
  } else {
    tell_taken(*options.log, found);
  }
  return !reason;
}

void
tell_choice(const Listing& listing,
            const Found* best,
            const Request& request,
            const table::Options& options)
{
  if (!options.log->is_on()) {
    return;
  }
  for (const auto& found : listing.found) {
    if (found.get() == best) {
      tell_taken(*options.log, *found);
      continue;
    }
    const auto reason = find_reason(*found, request, options);
    tell_skipped(*options.log,
                 *found,
                 reason ? *reason
                        : base::make_mismatch(Code::wrong_version,
                                              "another version was chosen",
                                              std::string(found->version()),
                                              std::string(best->version())));
  }
}

}  // namespace hallmark::find
