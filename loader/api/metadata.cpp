// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "api/handles.hpp"
#include "find/found.hpp"

#include <hallmark/c/discovery.h>

using namespace hallmark;

namespace {

const table::Texts&
find_texts(const hallmark_plugin* plugin)
{
  static const table::Texts none;
  return plugin ? api::to_plugin(plugin)->texts : none;
}

const table::Texts&
find_texts(const hallmark_found* found)
{
  static const table::Texts none;
  return found ? reinterpret_cast<const find::Found*>(found)->texts() : none;
}

const char*
find_text(const table::TextMap& values, const char* key)
{
  const auto found = key ? values.find(std::string_view(key)) : values.end();
  return found == values.end() ? nullptr : found->second.c_str();
}

const char*
find_key(const std::vector<std::string>& keys, size_t index)
{
  return index < keys.size() ? keys[index].c_str() : nullptr;
}

const char*
find_item(const table::Texts& texts, size_t item, const char* key)
{
  return item < texts.items.size() ? find_text(texts.items[item], key)
                                   : nullptr;
}

const char*
find_item_key(const table::Texts& texts, size_t item, size_t index)
{
  return item < texts.items.size() ? find_key(texts.item_keys[item], index)
                                   : nullptr;
}

}  // namespace

const char*
hallmark_plugin_metadata(const hallmark_plugin* plugin, const char* key)
{
  return find_text(find_texts(plugin).metadata, key);
}

const char*
hallmark_plugin_metadata_key(const hallmark_plugin* plugin, size_t index)
{
  return find_key(find_texts(plugin).metadata_keys, index);
}

size_t
hallmark_plugin_item_count(const hallmark_plugin* plugin)
{
  return find_texts(plugin).items.size();
}

const char*
hallmark_plugin_item(const hallmark_plugin* plugin,
                     size_t item,
                     const char* key)
{
  return find_item(find_texts(plugin), item, key);
}

const char*
hallmark_plugin_item_key(const hallmark_plugin* plugin,
                         size_t item,
                         size_t index)
{
  return find_item_key(find_texts(plugin), item, index);
}

const char*
hallmark_found_metadata(const hallmark_found* found, const char* key)
{
  return find_text(find_texts(found).metadata, key);
}

const char*
hallmark_found_metadata_key(const hallmark_found* found, size_t index)
{
  return find_key(find_texts(found).metadata_keys, index);
}

size_t
hallmark_found_item_count(const hallmark_found* found)
{
  return find_texts(found).items.size();
}

const char*
hallmark_found_item(const hallmark_found* found, size_t item, const char* key)
{
  return find_item(find_texts(found), item, key);
}

const char*
hallmark_found_item_key(const hallmark_found* found, size_t item, size_t index)
{
  return find_item_key(find_texts(found), item, index);
}
