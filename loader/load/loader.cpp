// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/loader.hpp"

#include "find/choice.hpp"
#include "load/closing.hpp"
#include "load/discovery.hpp"
#include "load/opening.hpp"
#include "load/reload.hpp"

namespace hallmark::load {

Loader::Loader(const table::Options& options)
  : state_(std::make_shared<table::State>(options))
{
}

Loader::~Loader()
{
  state_->shut();
  collect();
}

Result<table::Plugin*>
Loader::open(const std::string& name, const find::Request& request)
{
  return tell_refused(*state_, name, open_file(state_, name, request));
}

Result<table::Plugin*>
Loader::open_bytes(base::Bytes bytes, const find::Request& request)
{
  return tell_refused(
    *state_, "memory", load::open_bytes(state_, bytes, request));
}

Result<table::Plugin*>
Loader::builtin(const std::string& path, const find::Request& request)
{
  return tell_refused(*state_, path, open_builtin(state_, path, request));
}

Result<table::Plugin*>
Loader::open(const find::Found& found, const find::Request& request)
{
  return open_found(state_, found, request);
}

Result<table::Plugin*>
Loader::find(const find::Request& request)
{
  return find_plugin(state_, request);
}

find::Listing
Loader::scan(const std::string* folder,
             const hallmark_expected* interface) const
{
  return load::scan(*state_, folder, interface);
}

Result<table::Plugin*>
Loader::reload(table::Plugin& plugin,
               const std::string& name,
               const find::Request& request)
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
  for (bool is_done = false; !is_done;) {
    is_done = true;
    for (const auto* plugin : state_->list_idle()) {
      if (const auto entry = state_->begin_close_idle(plugin)) {
        unmapped += close_entry(*state_, entry).unmapped;
        is_done = false;
      }
    }
  }
  return unmapped;
}

Result<int>
Loader::watch_fd()
{
  const std::lock_guard lock(watch_mutex_);
  if (!watch_) {
    auto started = watch::Watch::start(options().directories);
    if (!started) {
      return started.error();
    }
    watch_ = *std::move(started);
  }
  return watch_->descriptor();
}

find::Listing
Loader::changes()
{
  auto* watch = [&] {
    const std::lock_guard lock(watch_mutex_);
    return watch_.get();
  }();
  auto listing = watch ? watch->changes() : find::Listing();
  for (const auto& found : listing.found) {
    find::tell_found(*found, {}, options());
  }
  return listing;
}

}  // namespace hallmark::load
