// SPDX-License-Identifier: 0BSD

#include "filters.hpp"

hallmark::Result<Filter>
open_filter(hallmark::Loader& loader, const std::string& file)
{
  return loader.open<hallmark::interfaces::filter>(
    file,
    {.range = filter_versions});
}
