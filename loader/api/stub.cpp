// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows what the library says where it cannot open plugins: every call that
// can fail answers `unsupported`, every other one that there is nothing.

#include "api/stub.hpp"

namespace {

using namespace hallmark;

/// What stands for every loader: nothing is in it.
char the_loader = 0;

using api::refuse;

}  // namespace

hallmark_loader*
hallmark_loader_new(const hallmark_options*, hallmark_error** error)
{
  api::clear_error(error);
  return reinterpret_cast<hallmark_loader*>(&the_loader);
}

void
hallmark_loader_free(hallmark_loader*)
{
}

hallmark_plugin*
hallmark_open(hallmark_loader*,
              const char* file,
              const hallmark_expect*,
              hallmark_error** error)
{
  return refuse<hallmark_plugin*>(error, file);
}

hallmark_plugin*
hallmark_open_bytes(hallmark_loader*,
                    const void*,
                    size_t,
                    const hallmark_expect*,
                    hallmark_error** error)
{
  return refuse<hallmark_plugin*>(error, "memory");
}

hallmark_plugin*
hallmark_builtin_open(hallmark_loader*,
                      const char* path,
                      const hallmark_expect*,
                      hallmark_error** error)
{
  return refuse<hallmark_plugin*>(error, path);
}

hallmark_plugin*
hallmark_reload(hallmark_loader*,
                hallmark_plugin*,
                const char* file,
                const hallmark_expect*,
                hallmark_error** error)
{
  return refuse<hallmark_plugin*>(error, file);
}

hallmark_plugin*
hallmark_required(const hallmark_context*,
                  const char* path,
                  hallmark_error** error)
{
  return refuse<hallmark_plugin*>(error, path);
}

size_t
hallmark_collect(hallmark_loader*)
{
  return 0;
}

const char*
hallmark_plugin_path(const hallmark_plugin*)
{
  return "";
}

const char*
hallmark_plugin_version(const hallmark_plugin*)
{
  return "";
}

const char*
hallmark_plugin_file(const hallmark_plugin*)
{
  return "";
}

int
hallmark_plugin_verified(const hallmark_plugin*)
{
  return 0;
}

size_t
hallmark_plugin_export_count(const hallmark_plugin*)
{
  return 0;
}

const hallmark_export*
hallmark_plugin_export(const hallmark_plugin*, size_t)
{
  return nullptr;
}

const char*
hallmark_plugin_metadata(const hallmark_plugin*, const char*)
{
  return nullptr;
}

const char*
hallmark_plugin_metadata_key(const hallmark_plugin*, size_t)
{
  return nullptr;
}

size_t
hallmark_plugin_item_count(const hallmark_plugin*)
{
  return 0;
}

const char*
hallmark_plugin_item(const hallmark_plugin*, size_t, const char*)
{
  return nullptr;
}

const char*
hallmark_plugin_item_key(const hallmark_plugin*, size_t, size_t)
{
  return nullptr;
}

hallmark_plugin*
hallmark_plugin_copy(hallmark_plugin*)
{
  return nullptr;
}

void
hallmark_plugin_drop(hallmark_plugin*)
{
}

hallmark_closed
hallmark_close(hallmark_plugin*, char** why)
{
  if (why) {
    *why = nullptr;
  }
  return HALLMARK_UNMAPPED;
}

hallmark_hold*
hallmark_hold_new(hallmark_plugin*, const char*)
{
  return nullptr;
}

hallmark_hold*
hallmark_hold_copy(hallmark_hold*)
{
  return nullptr;
}

void
hallmark_hold_drop(hallmark_hold*)
{
}

void*
hallmark_lookup(hallmark_plugin*,
                const char*,
                const char*,
                hallmark_error** error)
{
  return refuse<void*>(error);
}

hallmark_function
hallmark_lookup_function(hallmark_plugin*,
                         const char*,
                         const char*,
                         hallmark_error** error)
{
  return refuse<hallmark_function>(error);
}

void*
hallmark_lookup_query(hallmark_plugin*,
                      const hallmark_query*,
                      hallmark_error** error)
{
  return refuse<void*>(error);
}

int
hallmark_bind(hallmark_plugin*,
              const hallmark_expected*,
              void*,
              size_t,
              hallmark_error** error)
{
  return refuse<int>(error);
}

int
hallmark_provide(hallmark_loader*,
                 const hallmark_expected*,
                 hallmark_error** error)
{
  return refuse<int>(error);
}

int
hallmark_provided(hallmark_loader*,
                  const hallmark_expected*,
                  void*,
                  size_t,
                  hallmark_error** error)
{
  return refuse<int>(error);
}
