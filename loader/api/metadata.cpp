// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "api/answer.hpp"

using namespace hallmark;

namespace {

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
  return api::ask<const char*>(plugin, nullptr, [&](const table::Plugin& own) {
    return find_text(own.contents().texts.metadata, key);
  });
}

const char*
hallmark_plugin_metadata_key(const hallmark_plugin* plugin, size_t index)
{
  return api::ask<const char*>(plugin, nullptr, [&](const table::Plugin& own) {
    return find_key(own.contents().texts.metadata_keys, index);
  });
}

size_t
hallmark_plugin_item_count(const hallmark_plugin* plugin)
{
  return api::ask<size_t>(plugin, 0, [](const table::Plugin& own) {
    return own.contents().texts.items.size();
  });
}

const char*
hallmark_plugin_item(const hallmark_plugin* plugin,
                     size_t item,
                     const char* key)
{
  return api::ask<const char*>(plugin, nullptr, [&](const table::Plugin& own) {
    return find_item(own.contents().texts, item, key);
  });
}

const char*
hallmark_plugin_item_key(const hallmark_plugin* plugin,
                         size_t item,
                         size_t index)
{
  return api::ask<const char*>(plugin, nullptr, [&](const table::Plugin& own) {
    return find_item_key(own.contents().texts, item, index);
  });
}

const char*
hallmark_found_metadata(const hallmark_found* found, const char* key)
{
  return api::ask<const char*>(found, nullptr, [&](const find::Found& own) {
    return find_text(own.texts().metadata, key);
  });
}

const char*
hallmark_found_metadata_key(const hallmark_found* found, size_t index)
{
  return api::ask<const char*>(found, nullptr, [&](const find::Found& own) {
    return find_key(own.texts().metadata_keys, index);
  });
}

size_t
hallmark_found_item_count(const hallmark_found* found)
{
  return api::ask<size_t>(
    found, 0, [](const find::Found& own) { return own.texts().items.size(); });
}

const char*
hallmark_found_item(const hallmark_found* found, size_t item, const char* key)
{
  return api::ask<const char*>(found, nullptr, [&](const find::Found& own) {
    return find_item(own.texts(), item, key);
  });
}

const char*
hallmark_found_item_key(const hallmark_found* found, size_t item, size_t index)
{
  return api::ask<const char*>(found, nullptr, [&](const find::Found& own) {
    return find_item_key(own.texts(), item, index);
  });
}
