// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "api/handles.hpp"
#include "api/options.hpp"

#include <hallmark/c/discovery.h>

struct hallmark_listing {
  hallmark::find::Listing listing;
};

namespace hallmark::api {
namespace {

const hallmark_found*
to_found_handle(const find::Found* found)
{
  return reinterpret_cast<const hallmark_found*>(found);
}

const find::Found*
to_found(const hallmark_found* handle)
{
  return reinterpret_cast<const find::Found*>(handle);
}

base::BoxedError
make_null_error(const char* what)
{
  return base::box_error(Code::invalid_argument,
                         std::string(what) + " is null");
}

/// The handle of a plugin, or null with the error given out.
hallmark_plugin*
finish(base::Result<table::Plugin*> plugin, hallmark_error** error)
{
  clear_error(error);
  if (!plugin) {
    put_error(error, std::move(plugin.error()));
    return nullptr;
  }
  return to_handle(*plugin);
}

base::Result<table::Plugin*>
find(load::Loader& loader,
     const char* path,
     const char* range,
     const hallmark_expected* interface)
{
  if (auto sound = model::check_path(path); !sound) {
    return sound.error();
  }
  const hallmark_expect expect{
    sizeof expect, path, range, &interface, interface ? 1U : 0U};
  const auto request = read_request(&expect);
  if (!request) {
    return request.error();
  }
  return loader.find(*request);
}

}  // namespace
}  // namespace hallmark::api

using namespace hallmark;

hallmark_listing*
hallmark_scan(hallmark_loader* loader,
              const char* directory,
              const hallmark_expected* interface,
              hallmark_error** error)
{
  api::clear_error(error);
  if (!loader) {
    api::put_error(error, api::make_null_error("loader"));
    return nullptr;
  }
  const std::string folder = directory ? directory : "";
  return new hallmark_listing{
    loader->loader.scan(directory ? &folder : nullptr, interface)};
}

int
hallmark_watch_fd(hallmark_loader* loader, hallmark_error** error)
{
  api::clear_error(error);
  const auto descriptor =
    loader ? loader->loader.watch_fd() : api::make_null_error("loader");
  if (!descriptor) {
    api::put_error(error, descriptor.error());
    return -1;
  }
  return *descriptor;
}

hallmark_listing*
hallmark_changes(hallmark_loader* loader, hallmark_error** error)
{
  api::clear_error(error);
  if (!loader) {
    api::put_error(error, api::make_null_error("loader"));
    return nullptr;
  }
  return new hallmark_listing{loader->loader.changes()};
}

size_t
hallmark_listing_count(const hallmark_listing* listing)
{
  return listing ? listing->listing.found.size() : 0;
}

const hallmark_found*
hallmark_listing_found(const hallmark_listing* listing, size_t index)
{
  return index < hallmark_listing_count(listing)
           ? api::to_found_handle(listing->listing.found[index].get())
           : nullptr;
}

void
hallmark_listing_free(hallmark_listing* listing)
{
  delete listing;
}

const char*
hallmark_found_file(const hallmark_found* found)
{
  return found ? api::to_found(found)->file().c_str() : "";
}

const char*
hallmark_found_path(const hallmark_found* found)
{
  const auto text = found ? api::to_found(found)->path() : "";
  return text.empty() ? "" : text.data();
}

const char*
hallmark_found_version(const hallmark_found* found)
{
  const auto text = found ? api::to_found(found)->version() : "";
  return text.empty() ? "" : text.data();
}

hallmark_change
hallmark_found_change(const hallmark_found* found)
{
  return found ? api::to_found(found)->change() : HALLMARK_CHANGE_NONE;
}

hallmark_error*
hallmark_found_error(const hallmark_found* found)
{
  hallmark_error* error = nullptr;
  const auto own = found ? api::to_found(found)->error() : std::nullopt;
  if (own) {
    api::put_error(&error, *own);
  }
  return error;
}

const char*
hallmark_found_implements(const hallmark_found* found,
                          size_t index,
                          const char** version)
{
  if (!found || index >= api::to_found(found)->implements().size()) {
    return nullptr;
  }
  const auto& one = api::to_found(found)->implements()[index];
  if (version) {
    *version = one.version.c_str();
  }
  return one.name.c_str();
}

hallmark_plugin*
hallmark_open_found(hallmark_loader* loader,
                    const hallmark_found* found,
                    const hallmark_expected* interface,
                    hallmark_error** error)
{
  if (!loader || !found) {
    return api::finish(api::make_null_error("loader or what was found"), error);
  }
  find::Request request;
  if (interface) {
    request.interfaces.push_back(interface);
  }
  return api::finish(loader->loader.open(*api::to_found(found), request),
                     error);
}

hallmark_plugin*
hallmark_find(hallmark_loader* loader,
              const char* path,
              const char* range,
              const hallmark_expected* interface,
              hallmark_error** error)
{
  if (!loader || !path) {
    return api::finish(api::make_null_error("loader or path"), error);
  }
  return api::finish(api::find(loader->loader, path, range, interface), error);
}
