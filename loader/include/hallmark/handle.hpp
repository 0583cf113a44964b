// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows an open plugin as a C++ program sees it.

#pragma once

#include <hallmark/closed.hpp>
#include <hallmark/owned.hpp>
#include <hallmark/result.hpp>
#include <hallmark/symbol.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
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
  [[nodiscard]] std::string path() const;
  /// Its version: `1.2.0`.
  [[nodiscard]] std::string version() const;
  /// The file that it was opened from: absolute, without links.
  [[nodiscard]] std::string file() const;
  /// Whether its stamp was verified; false for a library opened unchecked.
  [[nodiscard]] bool verified() const;
  /// What it exports, in the order of its description.
  [[nodiscard]] std::vector<Export> exports() const;
  /// The text of a metadata key; elements of an array are joined by `, `.
  [[nodiscard]] std::optional<std::string> metadata(
    const std::string& key) const;
  /// The items of its description, in order.
  [[nodiscard]] std::vector<Item> items() const;

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
  [[nodiscard]] Owned<T> own(T* object) const;
  template<class T>
  [[nodiscard]] Owned<T> own(std::unique_ptr<T> object) const;
  /// The same, destroyed by an export.
  template<class T>
  [[nodiscard]] Owned<T> own(T* object, void (*destroy)(T*)) const;

  /// Share an object that this plugin made; as own().
  template<class T>
  [[nodiscard]] std::shared_ptr<T> share(T* object) const;
  template<class T>
  [[nodiscard]] std::shared_ptr<T> share(std::unique_ptr<T> object) const;
  template<class T>
  [[nodiscard]] std::shared_ptr<T> share(T* object, void (*destroy)(T*)) const;

  /**
   * Empty this handle and, when nothing else holds the plugin, run its close
   * hook once, with no lock held, and unmap it, on this thread.
   */
  Closed close();

  /// The handle of the C interface; this object still owns it.
  [[nodiscard]] hallmark_plugin* get() const { return plugin_; }

private:
  hallmark_plugin* plugin_ = nullptr;
};

}  // namespace hallmark

#include <hallmark/handle_inline.hpp>
#include <hallmark/lookup.hpp>
