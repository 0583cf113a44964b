// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows how Plugin does what handle.hpp says, but for lookups. Included by it.

#pragma once

#include <hallmark/handle.hpp>

namespace hallmark {

inline std::string
Plugin::path() const
{
  return hallmark_plugin_path(plugin_);
}

inline std::string
Plugin::version() const
{
  return hallmark_plugin_version(plugin_);
}

inline std::string
Plugin::file() const
{
  return hallmark_plugin_file(plugin_);
}

inline bool
Plugin::verified() const
{
  return hallmark_plugin_verified(plugin_) != 0;
}

inline std::vector<Export>
Plugin::exports() const
{
  std::vector<Export> all;
  const auto count = hallmark_plugin_export_count(plugin_);
  for (std::size_t i = 0; i < count; ++i) {
    const auto* one = hallmark_plugin_export(plugin_, i);
    all.push_back(
      {one->name, one->signature, one->is_function != 0, one->bytes});
  }
  return all;
}

inline std::optional<std::string>
Plugin::metadata(const std::string& key) const
{
  const auto* text = hallmark_plugin_metadata(plugin_, key.c_str());
  return text ? std::optional<std::string>(text) : std::nullopt;
}

inline std::vector<Item>
Plugin::items() const
{
  std::vector<Item> all(hallmark_plugin_item_count(plugin_));
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::size_t index = 0;
    while (const auto* key = hallmark_plugin_item_key(plugin_, i, index++)) {
      all[i][key] = hallmark_plugin_item(plugin_, i, key);
    }
  }
  return all;
}

template<class T>
Owned<T>
Plugin::own(T* object) const
{
  return Owned<T>(object,
                  Release(Hold(plugin_, detail::type_name<T>().c_str())));
}

template<class T>
Owned<T>
Plugin::own(std::unique_ptr<T> object) const
{
  return own(object.release());
}

template<class T>
Owned<T>
Plugin::own(T* object, void (*destroy)(T*)) const
{
  Hold hold(plugin_, detail::type_name<T>().c_str());
  return Owned<T>(object, Release(std::move(hold), object, destroy));
}

template<class T>
std::shared_ptr<T>
Plugin::share(T* object) const
{
  return own(object);
}

template<class T>
std::shared_ptr<T>
Plugin::share(std::unique_ptr<T> object) const
{
  return own(std::move(object));
}

template<class T>
std::shared_ptr<T>
Plugin::share(T* object, void (*destroy)(T*)) const
{
  return own(object, destroy);
}

inline Closed
Plugin::close()
{
  char* why = nullptr;
  const auto outcome = hallmark_close(std::exchange(plugin_, nullptr), &why);
  Closed closed(static_cast<Closed::State>(outcome), why ? why : "");
  hallmark_free(why);
  return closed;
}

}  // namespace hallmark
