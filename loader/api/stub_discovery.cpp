// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows what a search says where the library cannot open plugins.

#include "api/stub.hpp"

using namespace hallmark;

hallmark_listing*
hallmark_scan(hallmark_loader*,
              const char* directory,
              const hallmark_expected*,
              hallmark_error** error)
{
  return api::refuse<hallmark_listing*>(error, directory);
}

int
hallmark_watch_fd(hallmark_loader*, hallmark_error** error)
{
  (void)api::refuse<int>(error);
  return -1;
}

hallmark_listing*
hallmark_changes(hallmark_loader*, hallmark_error** error)
{
  return api::refuse<hallmark_listing*>(error);
}

hallmark_change
hallmark_found_change(const hallmark_found*)
{
  return HALLMARK_CHANGE_NONE;
}

size_t
hallmark_listing_count(const hallmark_listing*)
{
  return 0;
}

const hallmark_found*
hallmark_listing_found(const hallmark_listing*, size_t)
{
  return nullptr;
}

void
hallmark_listing_free(hallmark_listing*)
{
}

const char*
hallmark_found_file(const hallmark_found*)
{
  return "";
}

const char*
hallmark_found_path(const hallmark_found*)
{
  return "";
}

const char*
hallmark_found_version(const hallmark_found*)
{
  return "";
}

hallmark_error*
hallmark_found_error(const hallmark_found*)
{
  return nullptr;
}

const char*
hallmark_found_metadata(const hallmark_found*, const char*)
{
  return nullptr;
}

const char*
hallmark_found_metadata_key(const hallmark_found*, size_t)
{
  return nullptr;
}

size_t
hallmark_found_item_count(const hallmark_found*)
{
  return 0;
}

const char*
hallmark_found_item(const hallmark_found*, size_t, const char*)
{
  return nullptr;
}

const char*
hallmark_found_item_key(const hallmark_found*, size_t, size_t)
{
  return nullptr;
}

const char*
hallmark_found_implements(const hallmark_found*, size_t, const char**)
{
  return nullptr;
}

hallmark_plugin*
hallmark_open_found(hallmark_loader*,
                    const hallmark_found*,
                    const hallmark_expected*,
                    hallmark_error** error)
{
  return api::refuse<hallmark_plugin*>(error);
}

hallmark_plugin*
hallmark_find(hallmark_loader*,
              const char*,
              const char*,
              const hallmark_expected*,
              hallmark_error** error)
{
  return api::refuse<hallmark_plugin*>(error);
}
