// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "api/handles.hpp"

using namespace hallmark;

namespace {

template<class Values>
const char*
find_text(const Values& values, const char* key)
{
  const auto found = key ? values.find(std::string_view(key)) : values.end();
  return found == values.end() ? nullptr : found->second.c_str();
}

const char*
find_key(const std::vector<std::string>& keys, size_t index)
{
  return index < keys.size() ? keys[index].c_str() : nullptr;
}

}  // namespace

const char*
hallmark_plugin_metadata(const hallmark_plugin* plugin, const char* key)
{
  return plugin ? find_text(api::to_plugin(plugin)->metadata, key) : nullptr;
}

const char*
hallmark_plugin_metadata_key(const hallmark_plugin* plugin, size_t index)
{
  return plugin ? find_key(api::to_plugin(plugin)->metadata_keys, index)
                : nullptr;
}

size_t
hallmark_plugin_item_count(const hallmark_plugin* plugin)
{
  return plugin ? api::to_plugin(plugin)->items.size() : 0;
}

const char*
hallmark_plugin_item(const hallmark_plugin* plugin,
                     size_t item,
                     const char* key)
{
  return item < hallmark_plugin_item_count(plugin)
           ? find_text(api::to_plugin(plugin)->items[item], key)
           : nullptr;
}

const char*
hallmark_plugin_item_key(const hallmark_plugin* plugin,
                         size_t item,
                         size_t index)
{
  return item < hallmark_plugin_item_count(plugin)
           ? find_key(api::to_plugin(plugin)->item_keys[item], index)
           : nullptr;
}
