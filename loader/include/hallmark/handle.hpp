// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An open plugin, as a C++ program has it.

#pragma once

#include <hallmark/closed.hpp>
#include <hallmark/owned.hpp>
#include <hallmark/result.hpp>
#include <hallmark/symbol.hpp>
#include <hallmark/type.hpp>

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace hallmark {

template<class I>
class Bound;

/// One thing that a plugin exports; views live as long as the plugin is open.
struct Export {
  std::string_view name;       ///< as it is looked up
  std::string_view signature;  ///< `float(int)`; empty when not known
  bool is_function = false;    ///< or a variable
  std::size_t bytes = 0;       ///< size of a variable, or of code
};

/// One of several things in a plugin: the author's keys and their text.
using Item = std::map<std::string, std::string>;

/**
 * A handle of an open plugin: cheap to copy; the plugin stays mapped while one
 * lives, and until it is closed or collected. A moved-from or closed handle is
 * empty: its texts are "" and its lookups `invalid_argument`.
 *
 * Threads:  any; one handle object by one thread at a time
 */
class Plugin {
public:
  Plugin() = default;

  /// Take over a counted handle of the C interface.
  explicit Plugin(hallmark_plugin* plugin) : plugin_(plugin) {}

  Plugin(const Plugin& other) : plugin_(hallmark_plugin_copy(other.plugin_)) {}

  Plugin(Plugin&& other) noexcept
    : plugin_(std::exchange(other.plugin_, nullptr))
  {
  }

  Plugin& operator=(Plugin other) noexcept
  {
    std::swap(plugin_, other.plugin_);
    return *this;
  }

  ~Plugin() { hallmark_plugin_drop(plugin_); }

  /// Whether it is a handle of a plugin.
  explicit operator bool() const { return plugin_ != nullptr; }
  /// Whether both are handles of one plugin.
  friend bool operator==(const Plugin&, const Plugin&) = default;

  /// The plugin's unique id: `audio.example/reverb`.
  [[nodiscard]] std::string path() const
  {
    return hallmark_plugin_path(plugin_);
  }

  /// Its version: `1.2.0`.
  [[nodiscard]] std::string version() const
  {
    return hallmark_plugin_version(plugin_);
  }

  /// The file that it was opened from: absolute, without links.
  [[nodiscard]] std::string file() const
  {
    return hallmark_plugin_file(plugin_);
  }

  /// Whether its stamp was verified; false for a library opened unchecked.
  [[nodiscard]] bool verified() const
  {
    return hallmark_plugin_verified(plugin_) != 0;
  }

  /// What it exports, in the order of its description.
  [[nodiscard]] std::vector<Export> exports() const
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

  /// The text of a metadata key; elements of an array are joined by `, `.
  [[nodiscard]] std::optional<std::string> metadata(
    const std::string& key) const
  {
    const auto* text = hallmark_plugin_metadata(plugin_, key.c_str());
    return text ? std::optional<std::string>(text) : std::nullopt;
  }

  /// The items of its description, in order.
  [[nodiscard]] std::vector<Item> items() const
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

  /**
   * Look up an export, as a function or variable of type T.
   *
   * A read of a table that was made at open: no lock.
   *
   * T is compared with the export's signature in the stamp, and the classes
   * that T names by size, alignment and passing; T may be const where the
   * export is not, and lack a noexcept that it has. Once T has passed, looking
   * it up again compares nothing.
   *
   * Errors:   missing_export  with the nearest names
   *           wrong_type      with both signatures
   */
  template<class T>
  Result<Symbol<T>> lookup(const std::string& name) const;

  /**
   * Bind its interface I: every export of it resolved, typed.
   *
   * Errors:   wrong_interface, wrong_toolchain, missing_export
   */
  template<class I>
  Result<Bound<I>> bind() const;

  /// Own an object that this plugin made: deleted, then the plugin let go.
  template<class T>
  [[nodiscard]] Owned<T> own(T* object) const
  {
    return Owned<T>(object, Release(hold_for<T>()));
  }
  template<class T>
  [[nodiscard]] Owned<T> own(std::unique_ptr<T> object) const
  {
    return own(object.release());
  }
  /// The same, destroyed by an export.
  template<class T>
  [[nodiscard]] Owned<T> own(T* object, void (*destroy)(T*)) const
  {
    return Owned<T>(object, Release(hold_for<T>(), object, destroy));
  }

  /// Share an object that this plugin made; as own().
  template<class T>
  [[nodiscard]] std::shared_ptr<T> share(T* object) const
  {
    return own(object);
  }
  template<class T>
  [[nodiscard]] std::shared_ptr<T> share(std::unique_ptr<T> object) const
  {
    return own(std::move(object));
  }
  template<class T>
  [[nodiscard]] std::shared_ptr<T> share(T* object, void (*destroy)(T*)) const
  {
    return own(object, destroy);
  }

  /**
   * Empty this handle and, when nothing else holds the plugin, run its close
   * hook once, with no lock held, and unmap it, on this thread.
   */
  Closed close()
  {
    char* why = nullptr;
    const auto outcome = hallmark_close(std::exchange(plugin_, nullptr), &why);
    Closed closed(static_cast<Closed::State>(outcome), why ? why : "");
    hallmark_free(why);
    return closed;
  }

  /// The handle of the C interface; this object still owns it.
  [[nodiscard]] hallmark_plugin* get() const { return plugin_; }

private:
  template<class T>
  [[nodiscard]] Hold hold_for() const
  {
    return Hold(plugin_, detail::type_name<T>().c_str());
  }

  hallmark_plugin* plugin_ = nullptr;
};

template<class T>
Result<Symbol<T>>
Plugin::lookup(const std::string& name) const
{
  hallmark_query query{};
  query.size = sizeof query;
  query.name = name.c_str();
  if constexpr (std::is_function_v<T>) {
    query.kind = HALLMARK_FUNCTION;
  } else {
    query.kind = HALLMARK_VARIABLE;
    if constexpr (!std::is_unbounded_array_v<T>) {
      query.bytes = sizeof(T);
    }
  }

  const auto& asked = detail::Asked<T>::get();
  query.signature = asked.signature.c_str();
  query.type_key = detail::type_key<T>();
  query.classes = asked.classes.data();
  query.class_count = asked.classes.size();
  query.type_hash = asked.hash;

  hallmark_error* error = nullptr;
  auto* address = hallmark_lookup_query(plugin_, &query, &error);
  if (!address) {
    return Error(error);
  }
  return Symbol<T>(reinterpret_cast<T*>(address), Hold(plugin_, "symbol"));
}

}  // namespace hallmark
