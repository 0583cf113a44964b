// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/opening.hpp"

#include "base/text.hpp"
#include "find/builtins.hpp"
#include "find/choice.hpp"
#include "image/memory.hpp"
#include "image/resolve.hpp"
#include "load/admission.hpp"
#include "load/hooks.hpp"
#include "load/mapping.hpp"
#include "load/reading.hpp"
#include "load/requiring.hpp"
#include "verify/decided.hpp"

#include <limits>
#include <optional>
#include <utility>

namespace hallmark::load {
namespace {

using StatePtr = std::shared_ptr<table::State>;

void
tell_opened(const table::Plugin& plugin)
{
  plugin.state->options.log->tell(
    HALLMARK_EVENT_OPENED,
    plugin.file,
    plugin.identity,
    plugin.is_verified ? "" : "not checked: it has no stamp");
}

void
fill_context(table::Plugin& plugin, const table::Options& options)
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
  table::add_image(plugin.describe_image());
}

/// Fill the context of a plugin whose addresses are known, and run its open
/// hook. When that fails the plugin is let go.
Result<NewPlugin>
start(NewPlugin plugin)
{
  fill_context(*plugin, plugin->state->options);
  if (auto ready = run_open_hook(*plugin); !ready) {
    return ready.error();
  }
  return plugin;
}

/// Everything from the verified file to a plugin that is ready.
Result<NewPlugin>
bring_up(const StatePtr& state,
         const table::Entry& entry,
         const verify::Candidate& candidate,
         Required required)
{
  NewPlugin plugin(new table::Plugin(state, entry.file));
  plugin->name = entry.name;
  plugin->requirements = required.take();
  auto library = map_confirmed(entry, candidate);
  if (!library) {
    return library.error();
  }
  if (auto filled = plugin->fill(candidate, *std::move(library)); !filled) {
    return std::move(filled.error());
  }
  return start(std::move(plugin));
}

/**
 * A plugin about which the first part of its stamp decides. Nothing where the
 * texts have to decide, or to explain.
 */
std::optional<Result<NewPlugin>>
prepare_decided(const StatePtr& state,
                table::Entry& entry,
                base::File& file,
                const find::Request& request)
{
  const auto decided = verify::read_decided(file, verify::this_platform());
  auto errors = decided
                  ? verify::judge(decided->outline.decision,
                                  make_demands(request, state->options.facts))
                  : std::nullopt;
  if (!errors) {
    return std::nullopt;
  }
  if (!errors->empty()) {
    return verify::join_errors(*std::move(errors));
  }
  model::Stamp stamp;
  stamp.identity = {std::string(decided->outline.decision.path),
                    std::string(decided->outline.decision.version)};
  if (auto claimed = state->claim(entry, stamp); !claimed) {
    return claimed.error();
  }
  NewPlugin plugin(new table::Plugin(state, entry.file));
  plugin->name = entry.name;
  auto library = map_confirmed(entry, *decided, file);
  if (!library) {
    return library.error();
  }
  plugin->fill(*decided, *std::move(library));
  return start(std::move(plugin));
}

Result<NewPlugin>
prepare_builtin(const StatePtr& state,
                table::Entry& entry,
                const find::BuiltinFound& found,
                const find::Request& request)
{
  const auto& candidate = found.plugin.candidate;
  if (auto admitted = admit(*state, entry, candidate, request); !admitted) {
    return admitted.error();
  }
  auto required = open_requirements(state, candidate, request, open_found);
  if (!required) {
    return required.error();
  }
  NewPlugin plugin(new table::Plugin(state, find::find_holder(found.note)));
  plugin->requirements = required->take();
  auto host = image::hold_object(found.note);
  if (!host) {
    return base::box_error(Code::not_found,
                           "the library that contains it is unmapped");
  }
  plugin->fill(found.plugin, *std::move(host));
  return start(std::move(plugin));
}

/// End what this thread has begun, with what became of it.
Result<table::Plugin*>
end(Opening& opening, Result<NewPlugin> plugin)
{
  if (!plugin) {
    return opening.fail(std::move(plugin.error()));
  }
  return opening.succeed(*std::move(plugin));
}

/// No file has it: a built-in plugin is told by the address of its record.
base::FileId
make_id(const find::BuiltinFound& found)
{
  base::FileId id;
  id.device = std::numeric_limits<std::uint64_t>::max();
  id.inode = reinterpret_cast<std::uintptr_t>(found.note.content.data());
  return id;
}

/// What a built-in plugin has in place of a file's name.
std::string
name_builtin(const find::BuiltinFound& found)
{
  const auto& identity = found.plugin.candidate.stamp.identity;
  return identity.path + " " + identity.version + " in " +
         find::find_holder(found.note);
}

/// `=VERSION`, of what is open or found: build metadata has no range.
Result<model::Range>
make_exact(std::string_view version)
{
  return model::Range::parse(
    base::concat({"=", version.substr(0, version.find('+'))}));
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

table::Plugin*
Opening::succeed(NewPlugin plugin)
{
  table::Plugin::add(plugin->handle());
  state_.finish_open(
    std::exchange(entry_, nullptr), plugin.get(), std::nullopt);
  auto* opened = plugin.release();
  tell_opened(*opened);
  return opened;
}

Result<NewPlugin>
prepare_plugin(const StatePtr& state,
               table::Entry& entry,
               base::File& file,
               const find::Request& request)
{
  if (auto plugin = prepare_decided(state, entry, file, request)) {
    return *std::move(plugin);
  }
  auto candidate = read_plugin(file, state->options, request);
  if (!candidate) {
    return std::move(candidate.error());
  }
  if (auto admitted = admit_file(*state, entry, file, *candidate, request);
      !admitted) {
    return std::move(admitted.error());
  }
  auto required = open_requirements(state, *candidate, request, open_found);
  if (!required) {
    return required.error();
  }
  return bring_up(state, entry, *candidate, *std::move(required));
}

Result<table::Plugin*>
open_file(const StatePtr& state,
          const std::string& name,
          const find::Request& request)
{
  // What is not known by its name is opened in any case, and told by its id.
  const bool may_be_open = !name.starts_with('/') || state->has_name(name);
  if (const auto id = may_be_open ? image::find_file_id(name) : std::nullopt) {
    if (auto* plugin = state->find_open(*id)) {
      return share(plugin, request);
    }
  }
  auto opened = image::open_resolved(name);
  if (!opened) {
    return opened.error();
  }
  const auto turn = state->take_turn(opened->name, opened->file.id());
  if (!turn) {
    return turn.error();
  }
  if (turn->plugin) {
    return share(turn->plugin, request);
  }
  Opening opening(*state, turn->entry);
  opening.entry().name = image::make_absolute(name);
  return end(opening,
             prepare_plugin(state, opening.entry(), opened->file, request));
}

Result<table::Plugin*>
open_bytes(const StatePtr& state,
           base::Bytes bytes,
           const find::Request& request)
{
  auto file = image::make_memory_file(bytes);
  if (!file) {
    return file.error();
  }
  const auto turn =
    state->take_turn(image::format_descriptor(file->descriptor()), file->id());
  if (!turn) {
    return turn.error();
  }
  Opening opening(*state, turn->entry);
  auto plugin = prepare_plugin(state, opening.entry(), *file, request);
  if (plugin) {
    (*plugin)->memory = *std::move(file);
  }
  return end(opening, std::move(plugin));
}

Result<table::Plugin*>
open_builtin(const StatePtr& state,
             const std::string& path,
             const find::Request& request)
{
  const auto all = find::list_builtins();
  const auto found = find::choose_builtin(path, request, state->options, all);
  if (!found) {
    return found.error();
  }
  const auto turn = state->take_turn(name_builtin(**found), make_id(**found));
  if (!turn) {
    return turn.error();
  }
  if (turn->plugin) {
    return share(turn->plugin, request);
  }
  Opening opening(*state, turn->entry);
  return end(opening,
             prepare_builtin(state, opening.entry(), **found, request));
}

Result<table::Plugin*>
open_found(const StatePtr& state,
           const find::Found& found,
           find::Request request)
{
  if (auto error = found.error()) {
    return *std::move(error);
  }
  auto range = make_exact(found.version());
  if (!range) {
    return range.error();
  }
  request.expectation.path = std::string(found.path());
  request.expectation.range = *std::move(range);
  const auto& name =
    found.is_builtin() ? *request.expectation.path : found.file();
  return tell_refused(*state,
                      name,
                      found.is_builtin() ? open_builtin(state, name, request)
                                         : open_file(state, name, request));
}

Result<table::Plugin*>
tell_refused(const table::State& state,
             const std::string& name,
             Result<table::Plugin*> plugin)
{
  if (plugin) {
    return plugin;
  }
  auto error = base::with_subject(std::move(plugin.error()), name);
  state.options.log->tell(HALLMARK_EVENT_REFUSED, name, {}, error);
  return error;
}

}  // namespace hallmark::load
