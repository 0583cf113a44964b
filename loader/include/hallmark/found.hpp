// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin that was found and is not open, for C++ programs.

#pragma once

#include <hallmark/c/watch.h>
#include <hallmark/handle.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hallmark {

/// An interface that a plugin says it implements.
struct Implemented {
  std::string name;     ///< `audio.example/filter`
  std::string version;  ///< `2.1.0`

  bool operator==(const Implemented&) const = default;
};

/// What became of a file of Loader::changes().
enum class Change {
  none = HALLMARK_CHANGE_NONE,        ///< a scan found it
  added = HALLMARK_CHANGE_ADDED,      ///< it was not there before
  changed = HALLMARK_CHANGE_CHANGED,  ///< it was written, replaced or touched
  removed = HALLMARK_CHANGE_REMOVED   ///< it is gone, or no plugin any more
};

/**
 * A file of Loader::scan(): a plugin, or what cannot be used, with the reason.
 * Cheap to copy; it keeps what the scan read, and says what was true then.
 *
 * Threads:  any
 */
class Found {
public:
  /// Of a listing of the C interface.
  Found(std::shared_ptr<hallmark_listing> listing, std::size_t index)
    : listing_(std::move(listing)),
      found_(hallmark_listing_found(listing_.get(), index))
  {
    if (auto* error = hallmark_found_error(found_)) {
      error_.emplace(error);
    }
  }

  /// The file, absolute; or the folder that could not be read.
  [[nodiscard]] std::string file() const { return hallmark_found_file(found_); }
  /// The plugin's path; empty when it cannot be used.
  [[nodiscard]] std::string path() const { return hallmark_found_path(found_); }
  /// Its version, likewise.
  [[nodiscard]] std::string version() const
  {
    return hallmark_found_version(found_);
  }

  /// What became of it; none when it comes from a scan.
  [[nodiscard]] Change change() const
  {
    return static_cast<Change>(hallmark_found_change(found_));
  }

  /// As Plugin::metadata().
  [[nodiscard]] std::optional<std::string> metadata(
    const std::string& key) const
  {
    const auto* text = hallmark_found_metadata(found_, key.c_str());
    return text ? std::optional<std::string>(text) : std::nullopt;
  }

  /// As Plugin::items().
  [[nodiscard]] std::vector<Item> items() const
  {
    std::vector<Item> all(hallmark_found_item_count(found_));
    for (std::size_t i = 0; i < all.size(); ++i) {
      std::size_t index = 0;
      while (const auto* key = hallmark_found_item_key(found_, i, index++)) {
        all[i][key] = hallmark_found_item(found_, i, key);
      }
    }
    return all;
  }

  /// The interfaces that it says it implements.
  [[nodiscard]] std::vector<Implemented> implements() const
  {
    std::vector<Implemented> all;
    const char* version = nullptr;
    while (const auto* name =
             hallmark_found_implements(found_, all.size(), &version)) {
      all.push_back({name, version});
    }
    return all;
  }

  /// Why it cannot be used; null when it can.
  [[nodiscard]] const Error* error() const
  {
    return error_ ? &*error_ : nullptr;
  }

  /// The handle of the C interface; this object still owns it.
  [[nodiscard]] const hallmark_found* get() const { return found_; }

private:
  std::shared_ptr<hallmark_listing> listing_;
  const hallmark_found* found_ = nullptr;
  std::optional<Error> error_;
};

}  // namespace hallmark
