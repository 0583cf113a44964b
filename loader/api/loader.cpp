// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "api/handles.hpp"
#include "api/options.hpp"

#include <cstddef>
#include <span>

namespace hallmark::api {
namespace {

/// The options as they were in the caller's version of the struct.
hallmark_options
read_options(const hallmark_options* given)
{
  hallmark_options options{};
  if (given) {
    options = *given;
  }
  return options;
}

/// The first version of each struct has this size; a later one grows.
template<class Struct>
bool
has_known_size(const Struct* given)
{
  return !given || given->size >= sizeof(Struct);
}

base::BoxedError
make_size_error(const char* name)
{
  return base::box_error(Code::invalid_argument,
                         std::string(name) + ".size is not set",
                         std::string("set it to sizeof(") + name + ")");
}

/// Open by any way, as a caller expects it.
template<class Way>
hallmark_plugin*
open(const hallmark_expect* expect, hallmark_error** error, Way way)
{
  if (!has_known_size(expect)) {
    put_error(error, make_size_error("hallmark_expect"));
    return nullptr;
  }
  const auto request = read_request(expect);
  if (!request) {
    put_error(error, request.error());
    return nullptr;
  }
  base::Result<table::Plugin*> plugin = way(*request);
  if (!plugin) {
    put_error(error, std::move(plugin.error()));
    return nullptr;
  }
  return to_handle(*plugin);
}

}  // namespace
}  // namespace hallmark::api

using namespace hallmark;

hallmark_loader*
hallmark_loader_new(const hallmark_options* options, hallmark_error** error)
{
  api::clear_error(error);
  if (!api::has_known_size(options)) {
    api::put_error(error, api::make_size_error("hallmark_options"));
    return nullptr;
  }
  const auto given = api::read_options(options);

  auto made = api::make_options(given);
  if (!made) {
    api::put_error(error, made.error());
    return nullptr;
  }
  return new hallmark_loader(*std::move(made));
}

void
hallmark_loader_free(hallmark_loader* loader)
{
  delete loader;
}

hallmark_plugin*
hallmark_open(hallmark_loader* loader,
              const char* file,
              const hallmark_expect* expect,
              hallmark_error** error)
{
  api::clear_error(error);
  if (!loader || !file) {
    api::put_error(
      error,
      base::make_error(Code::invalid_argument, "loader or file is null"));
    return nullptr;
  }
  return api::open(expect, error, [&](const find::Request& request) {
    return loader->loader.open(file, request);
  });
}

hallmark_plugin*
hallmark_open_bytes(hallmark_loader* loader,
                    const void* bytes,
                    size_t size,
                    const hallmark_expect* expect,
                    hallmark_error** error)
{
  api::clear_error(error);
  if (!loader || (!bytes && size > 0)) {
    api::put_error(
      error,
      base::make_error(Code::invalid_argument, "loader or bytes are null"));
    return nullptr;
  }
  const base::Bytes given(
    std::span(static_cast<const std::byte*>(bytes), size));
  return api::open(expect, error, [&](const find::Request& request) {
    return loader->loader.open_bytes(given, request);
  });
}

hallmark_plugin*
hallmark_builtin_open(hallmark_loader* loader,
                      const char* path,
                      const hallmark_expect* expect,
                      hallmark_error** error)
{
  api::clear_error(error);
  if (!loader || !path) {
    api::put_error(
      error,
      base::make_error(Code::invalid_argument, "loader or path is null"));
    return nullptr;
  }
  return api::open(expect, error, [&](const find::Request& request) {
    return loader->loader.builtin(path, request);
  });
}

size_t
hallmark_collect(hallmark_loader* loader)
{
  return loader ? loader->loader.collect() : 0;
}
