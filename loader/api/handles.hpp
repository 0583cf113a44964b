// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is behind each opaque handle of hallmark.h.

#pragma once

#include "find/scan.hpp"
#include "load/loader.hpp"

#include <hallmark/hallmark.h>

#include <string>
#include <string_view>
#include <vector>

/// An error with its texts made, so that reading it cannot fail.
struct hallmark_error {
  explicit hallmark_error(hallmark::base::Error from);

  hallmark::base::Error error;
  std::string message;
  std::string explanation;
  std::vector<hallmark_difference> differences;
};

struct hallmark_loader {
  /// Plugins are told of this loader by its handle.
  explicit hallmark_loader(hallmark::table::Options options)
    : loader((options.loader = this, options))
  {
  }

  hallmark::load::Loader loader;
};

struct hallmark_listing {
  hallmark::find::Listing listing;
};

namespace hallmark::api {

/// Give an error to a caller that may not care.
void
put_error(hallmark_error** place, base::Error error);

/// Say that there is none.
void
clear_error(hallmark_error** place);

inline load::Loader&
behind(hallmark_loader* handle)
{
  return handle->loader;
}

inline const find::Listing&
behind(const hallmark_listing* handle)
{
  return handle->listing;
}

/// A plugin's handle is its record.
inline table::Plugin&
behind(hallmark_plugin* handle)
{
  return *reinterpret_cast<table::Plugin*>(handle);
}

inline const table::Plugin&
behind(const hallmark_plugin* handle)
{
  return *reinterpret_cast<const table::Plugin*>(handle);
}

inline table::Hold&
behind(hallmark_hold* handle)
{
  return *reinterpret_cast<table::Hold*>(handle);
}

inline const find::Found&
behind(const hallmark_found* handle)
{
  return *reinterpret_cast<const find::Found*>(handle);
}

inline hallmark_plugin*
to_handle(table::Plugin* plugin)
{
  return reinterpret_cast<hallmark_plugin*>(plugin);
}

inline hallmark_hold*
to_handle(table::Hold* hold)
{
  return reinterpret_cast<hallmark_hold*>(hold);
}

inline const hallmark_found*
to_handle(const find::Found* found)
{
  return reinterpret_cast<const hallmark_found*>(found);
}

/// Text that the caller frees with hallmark_free(); null without memory.
[[nodiscard]] char*
copy_text(std::string_view text);

/// The functions of hallmark.h, for plugins. Static.
[[nodiscard]] const hallmark_api*
api_table();

}  // namespace hallmark::api
