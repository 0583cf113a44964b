// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "api/answer.hpp"
#include "api/options.hpp"

using namespace hallmark;

using ListingResult = base::Result<hallmark_listing*>;

hallmark_listing*
hallmark_scan(hallmark_loader* loader,
              const char* directory,
              const hallmark_expected* interface,
              hallmark_error** error)
{
  const auto scan = [&]() -> ListingResult {
    if (!loader) {
      return api::make_null_error("loader");
    }
    const std::string folder = directory ? directory : "";
    return new hallmark_listing{
      loader->loader.scan(directory ? &folder : nullptr, interface)};
  };
  return api::answer<hallmark_listing*>(error, directory, scan);
}

int
hallmark_watch_fd(hallmark_loader* loader, hallmark_error** error)
{
  const auto watch = [&]() -> base::Result<int> {
    if (!loader) {
      return api::make_null_error("loader");
    }
    return loader->loader.watch_fd();
  };
  return api::answer<int>(error, nullptr, watch, -1);
}

hallmark_listing*
hallmark_changes(hallmark_loader* loader, hallmark_error** error)
{
  const auto list = [&]() -> ListingResult {
    if (!loader) {
      return api::make_null_error("loader");
    }
    return new hallmark_listing{loader->loader.changes()};
  };
  return api::answer<hallmark_listing*>(error, nullptr, list);
}

size_t
hallmark_listing_count(const hallmark_listing* listing)
{
  return api::ask<size_t>(
    listing, 0, [](const find::Listing& own) { return own.found.size(); });
}

const hallmark_found*
hallmark_listing_found(const hallmark_listing* listing, size_t index)
{
  return api::ask<const hallmark_found*>(
    listing, nullptr, [&](const find::Listing& own) {
      return index < own.found.size() ? api::to_handle(own.found[index].get())
                                      : nullptr;
    });
}

void
hallmark_listing_free(hallmark_listing* listing)
{
  if constexpr (!api::is_stub) {
    delete listing;
  }
}

const char*
hallmark_found_file(const hallmark_found* found)
{
  return api::ask<const char*>(
    found, "", [](const find::Found& own) { return own.file().c_str(); });
}

const char*
hallmark_found_path(const hallmark_found* found)
{
  return api::ask<const char*>(found, "", [](const find::Found& own) {
    return own.path().empty() ? "" : own.path().data();
  });
}

const char*
hallmark_found_version(const hallmark_found* found)
{
  return api::ask<const char*>(found, "", [](const find::Found& own) {
    return own.version().empty() ? "" : own.version().data();
  });
}

hallmark_change
hallmark_found_change(const hallmark_found* found)
{
  return api::ask<hallmark_change>(
    found, HALLMARK_CHANGE_NONE, [](const find::Found& own) {
      return own.change();
    });
}

hallmark_error*
hallmark_found_error(const hallmark_found* found)
{
  return api::ask<hallmark_error*>(found, nullptr, [](const find::Found& own) {
    hallmark_error* error = nullptr;
    if (auto why = own.error()) {
      api::put_error(&error, *std::move(why));
    }
    return error;
  });
}

const char*
hallmark_found_implements(const hallmark_found* found,
                          size_t index,
                          const char** version)
{
  using Answer = const char*;
  return api::ask<Answer>(
    found, nullptr, [&](const find::Found& own) -> Answer {
      if (index >= own.implements().size()) {
        return nullptr;
      }
      const auto& one = own.implements()[index];
      if (version) {
        *version = one.version.c_str();
      }
      return one.name.c_str();
    });
}

hallmark_plugin*
hallmark_open_found(hallmark_loader* loader,
                    const hallmark_found* found,
                    const hallmark_expected* interface,
                    hallmark_error** error)
{
  return api::answer_plugin(error, nullptr, [&]() -> api::PluginResult {
    if (!loader || !found) {
      return api::make_null_error("loader or what was found");
    }
    find::Request request;
    if (interface) {
      request.interfaces.push_back(interface);
    }
    return loader->loader.open(api::behind(found), request);
  });
}

hallmark_plugin*
hallmark_find(hallmark_loader* loader,
              const char* path,
              const char* range,
              const hallmark_expected* interface,
              hallmark_error** error)
{
  return api::answer_plugin(error, nullptr, [&]() -> api::PluginResult {
    if (!loader || !path) {
      return api::make_null_error("loader or path");
    }
    if (auto sound = model::check_path(path); !sound) {
      return sound.error();
    }
    const hallmark_expect expect{
      sizeof expect, path, range, &interface, interface ? 1U : 0U};
    const auto request = api::read_request(&expect);
    if (!request) {
      return request.error();
    }
    return loader->loader.find(*request);
  });
}
