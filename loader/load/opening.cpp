// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/opening.hpp"

#include "load/closing.hpp"
#include "load/confirm.hpp"
#include "load/entries.hpp"
#include "load/hooks.hpp"
#include "load/images.hpp"
#include "load/reading.hpp"
#include "load/requiring.hpp"
#include "load/resolve.hpp"
#include "load/unresolved.hpp"
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
                 const Request& request,
                 const verify::FactPolicy& policy)
{
  Errors errors;
  for (const auto* expected : request.interfaces) {
    append(verify::check_interface(
             notes, stamp.facts, read_expected(*expected), policy),
           errors);
  }
  return errors;
}

/// The interfaces that a request asks for, and those that the plugin uses of
/// its host.
Errors
check_types(const State& state,
            const verify::Candidate& candidate,
            const Request& request)
{
  const auto notes = verify::sort_notes(candidate.notes);
  auto errors =
    check_interfaces(candidate.stamp, notes, request, state.options.facts);
  append(state.provided.check(candidate.stamp, notes), errors);
  return errors;
}

/// What a request asks, of a plugin that is open already.
Errors
check_open(const Plugin& plugin, const Request& request)
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
claim(State& state, Entry& entry, const verify::Candidate& candidate)
{
  return verify::is_stamped(candidate) ? state.claim(entry, candidate.stamp)
                                       : Result<void>();
}

/// admit() with what was found of the types.
Result<void>
admit_typed(State& state,
            Entry& entry,
            const verify::Candidate& candidate,
            const Request& request,
            Errors types)
{
  auto errors = verify::check_identity(candidate.stamp, request.expectation);
  append(std::move(types), errors);
  if (!errors.empty()) {
    return verify::join_errors(std::move(errors));
  }
  return claim(state, entry, candidate);
}

/// admit() of a file whose contracts are in the file still: where fingerprints
/// are equal nobody needs them, else they decide and say what differs.
Result<void>
admit_file(State& state,
           Entry& entry,
           base::Source& file,
           verify::Candidate& candidate,
           const Request& request)
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

void
tell_opened(const Plugin& plugin)
{
  plugin.state->options.log->tell(
    HALLMARK_EVENT_OPENED,
    plugin.file,
    plugin.identity,
    plugin.is_verified ? "" : "unchecked: it has no stamp");
}

/// What is wrong when the name of a file that was verified stands for another
/// one by now. That has its own turn: what is mapped here would be its image.
std::optional<base::Error>
check_name(const Entry& entry)
{
  const auto id = find_file_id(entry.file);
  if (id && is_unchanged(*id, entry.id)) {
    return std::nullopt;
  }
  return make_replaced();
}

std::optional<base::Error>
check_image(const Library& library,
            const Entry& entry,
            const verify::Candidate& candidate)
{
  if (is_confirmed(library, candidate)) {
    return check_name(entry);
  }
  return base::make_error(Code::changed,
                          "what is mapped is not the file that was verified",
                          "replace the file by renaming a new one over it");
}

/// Map the file that was verified, and no other image of its name. A name
/// that is taken may be the file's own in another loader: the other spelling
/// finds that image by its inode. One that may be given back just now is taken
/// too: this image could get its place, and be what is looked for there.
Result<Library>
map_confirmed(const Entry& entry, const verify::Candidate& candidate)
{
  if (auto wrong = check_name(entry)) {
    return *std::move(wrong);
  }
  const auto is_taken = entry.is_name_used || is_name_mapped(entry.file);
  const auto library =
    map_library(is_taken ? spell_file(entry.file, entry.id) : entry.file);
  if (!library) {
    return explain_unresolved(library.error(), entry.file, candidate);
  }
  if (auto wrong = check_image(*library, entry, candidate)) {
    unmap_library(*library);
    return *std::move(wrong);
  }
  return library;
}

void
fill_context(Plugin& plugin, const Options& options)
{
  auto& context = plugin.context;
  context.size = sizeof(hallmark_context);
  context.path = plugin.identity.path.c_str();
  context.version = plugin.identity.version.c_str();
  context.file = plugin.file.c_str();
  context.directory = plugin.directory.c_str();
  context.host = options.host;
  context.api = options.api;
  context.loader = options.loader;
  add_image(plugin);
}

/// Everything from the verified file to a plugin that is ready.
Result<std::unique_ptr<Plugin>>
bring_up(const std::shared_ptr<State>& state,
         const Entry& entry,
         const verify::Candidate& candidate,
         Requirements required)
{
  auto library = map_confirmed(entry, candidate);
  if (!library) {
    return library.error();
  }
  auto plugin = std::make_unique<Plugin>(state, entry.file);
  plugin->name = entry.name;
  plugin->fill(candidate, *library);
  plugin->requirements = std::move(required);
  return start(std::move(plugin));
}

}  // namespace

Opening::~Opening()
{
  if (entry_) {
    state_.finish_open(entry_, nullptr, std::nullopt);
  }
}

base::BoxedError
Opening::fail(base::BoxedError error)
{
  state_.finish_open(std::exchange(entry_, nullptr), nullptr, *error);
  return error;
}

Plugin*
Opening::succeed(std::unique_ptr<Plugin> plugin)
{
  Plugin::add(plugin->handle());
  state_.finish_open(
    std::exchange(entry_, nullptr), plugin.get(), std::nullopt);
  auto* opened = plugin.release();
  tell_opened(*opened);
  return opened;
}

Result<Plugin*>
share(Plugin* plugin, const Request& request)
{
  auto errors = check_open(*plugin, request);
  if (errors.empty()) {
    return plugin;
  }
  drop_hold(plugin->handle());
  return verify::join_errors(std::move(errors));
}

Result<void>
admit(State& state,
      Entry& entry,
      const verify::Candidate& candidate,
      const Request& request)
{
  return admit_typed(
    state, entry, candidate, request, check_types(state, candidate, request));
}

Result<std::unique_ptr<Plugin>>
start(std::unique_ptr<Plugin> plugin)
{
  fill_context(*plugin, plugin->state->options);
  if (auto ready = run_open_hook(*plugin); !ready) {
    unmap_plugin(*plugin);
    return ready.error();
  }
  return plugin;
}

Result<std::unique_ptr<Plugin>>
prepare_plugin(const std::shared_ptr<State>& state,
               Entry& entry,
               base::File& file,
               const Request& request)
{
  auto candidate = read_plugin(file, state->options, request);
  if (!candidate) {
    return std::move(candidate.error());
  }
  if (auto admitted = admit_file(*state, entry, file, *candidate, request);
      !admitted) {
    return std::move(admitted.error());
  }
  auto required = open_requirements(state, candidate->stamp, request);
  if (!required) {
    return required.error();
  }
  return bring_up(state, entry, *candidate, *std::move(required));
}

}  // namespace hallmark::load
