// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "api/answer.hpp"
#include "api/options.hpp"

#include <cstddef>
#include <span>

using namespace hallmark;

hallmark_loader*
hallmark_loader_new(const hallmark_options* options, hallmark_error** error)
{
  if constexpr (api::is_stub) {
    // One stands for all: nothing is in it.
    static char empty_loader = 0;
    api::clear_error(error);
    return reinterpret_cast<hallmark_loader*>(&empty_loader);
  }
  const auto make = [&]() -> base::Result<hallmark_loader*> {
    auto made = api::make_options(options);
    if (!made) {
      return made.error();
    }
    return new hallmark_loader(*std::move(made));
  };
  return api::answer<hallmark_loader*>(error, nullptr, make);
}

void
hallmark_loader_free(hallmark_loader* loader)
{
  if constexpr (!api::is_stub) {
    delete loader;
  }
}

hallmark_plugin*
hallmark_open(hallmark_loader* loader,
              const char* file,
              const hallmark_expect* expect,
              hallmark_error** error)
{
  return api::answer_plugin(error, file, [&]() -> api::PluginResult {
    if (!loader || !file) {
      return api::make_null_error("loader or file");
    }
    const auto request = api::read_sized_request(expect);
    if (!request) {
      return request.error();
    }
    return loader->loader.open(file, *request);
  });
}

hallmark_plugin*
hallmark_open_bytes(hallmark_loader* loader,
                    const void* bytes,
                    size_t size,
                    const hallmark_expect* expect,
                    hallmark_error** error)
{
  return api::answer_plugin(error, "memory", [&]() -> api::PluginResult {
    if (!loader || (!bytes && size > 0)) {
      return base::box_error(Code::invalid_argument,
                             "loader or bytes are null");
    }
    const auto request = api::read_sized_request(expect);
    if (!request) {
      return request.error();
    }
    const base::Bytes given(
      std::span(static_cast<const std::byte*>(bytes), size));
    return loader->loader.open_bytes(given, *request);
  });
}

hallmark_plugin*
hallmark_builtin_open(hallmark_loader* loader,
                      const char* path,
                      const hallmark_expect* expect,
                      hallmark_error** error)
{
  return api::answer_plugin(error, path, [&]() -> api::PluginResult {
    if (!loader || !path) {
      return api::make_null_error("loader or path");
    }
    const auto request = api::read_sized_request(expect);
    if (!request) {
      return request.error();
    }
    return loader->loader.builtin(path, *request);
  });
}

size_t
hallmark_collect(hallmark_loader* loader)
{
  return api::ask<size_t>(
    loader, 0, [](load::Loader& own) { return own.collect(); });
}
