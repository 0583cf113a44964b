// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/loader.hpp"

#include "load/builtin.hpp"
#include "load/closing.hpp"
#include "load/memory.hpp"
#include "load/opening.hpp"
#include "load/reload.hpp"
#include "load/resolve.hpp"

namespace hallmark::load {
namespace {

Result<Plugin*>
open_new(const std::shared_ptr<State>& state,
         const EntryPtr& entry,
         base::File& file,
         const Request& request)
{
  Opening opening(*state, entry);
  auto plugin = prepare_plugin(state, opening.entry(), file, request);
  if (!plugin) {
    return opening.fail(std::move(plugin.error()));
  }
  return opening.succeed(*std::move(plugin));
}

Result<Plugin*>
open_file(const std::shared_ptr<State>& state,
          const std::string& name,
          const Request& request)
{
  if (const auto id = find_file_id(name)) {
    if (auto* plugin = state->find_open(*id)) {
      return share(plugin, request);
    }
  }
  auto opened = open_resolved(name);
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
  turn->entry->name = make_absolute(name);
  return open_new(state, turn->entry, opened->file, request);
}

Result<Plugin*>
open_memory(const std::shared_ptr<State>& state,
            base::Bytes bytes,
            const Request& request)
{
  auto file = make_memory_file(bytes);
  if (!file) {
    return file.error();
  }
  const auto name = format_descriptor(file->descriptor());
  const auto turn = state->take_turn(name, file->id());
  if (!turn) {
    return turn.error();
  }
  Opening opening(*state, turn->entry);
  auto plugin = prepare_plugin(state, opening.entry(), *file, request);
  if (!plugin) {
    return opening.fail(plugin.error());
  }
  (*plugin)->memory = *std::move(file);
  return opening.succeed(*std::move(plugin));
}

Result<Plugin*>
tell_refused(const State& state,
             const std::string& name,
             Result<Plugin*> plugin)
{
  if (plugin) {
    return plugin;
  }
  auto error = base::with_subject(std::move(plugin.error()), name);
  state.options.log->tell(HALLMARK_EVENT_REFUSED, name, {}, error);
  return error;
}

}  // namespace

Loader::Loader(const Options& options)
  : state_(std::make_shared<State>(options))
{
}

Loader::~Loader()
{
  state_->shut();
  collect();
}

Result<Plugin*>
open_name(const std::shared_ptr<State>& state,
          const std::string& name,
          const Request& request)
{
  return tell_refused(*state, name, open_file(state, name, request));
}

Result<Plugin*>
open_builtin_path(const std::shared_ptr<State>& state,
                  const std::string& path,
                  const Request& request)
{
  return tell_refused(*state, path, open_builtin(state, path, request));
}

Result<Plugin*>
Loader::open(const std::string& name, const Request& request)
{
  return open_name(state_, name, request);
}

Result<Plugin*>
Loader::open_bytes(base::Bytes bytes, const Request& request)
{
  return tell_refused(*state_, "memory", open_memory(state_, bytes, request));
}

Result<Plugin*>
Loader::builtin(const std::string& path, const Request& request)
{
  return open_builtin_path(state_, path, request);
}

Result<Plugin*>
Loader::reload(Plugin& plugin, const std::string& name, const Request& request)
{
  const auto& file = name.empty() ? plugin.name : name;
  const auto next = plugin.state == state_
                      ? reload_file(plugin, file, request)
                      : base::make_error(Code::invalid_argument,
                                         "plugin was opened by another loader");
  return tell_refused(
    *state_, file.empty() ? plugin.identity.path : file, next);
}

std::size_t
Loader::collect()
{
  std::size_t unmapped = 0;
  while (const auto entry = state_->begin_close_idle()) {
    unmapped += close_entry(*state_, entry).unmapped;
  }
  return unmapped;
}

Result<int>
Loader::watch_fd()
{
  const std::lock_guard lock(watch_mutex_);
  if (!watch_) {
    auto started = Watch::start(options().directories);
    if (!started) {
      return started.error();
    }
    watch_ = *std::move(started);
  }
  return watch_->descriptor();
}

Listing
Loader::changes()
{
  auto* watch = [&] {
    const std::lock_guard lock(watch_mutex_);
    return watch_.get();
  }();
  return watch ? watch->changes() : Listing();
}

}  // namespace hallmark::load
