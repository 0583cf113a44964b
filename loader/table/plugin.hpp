// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An open plugin: what it is, where it is mapped, and what holds it.

#pragma once

#include "image/mapped.hpp"
#include "image/mapped_exports.hpp"
#include "table/contents.hpp"
#include "table/hold.hpp"
#include "table/images.hpp"
#include "table/requirements.hpp"

#include <hallmark/plugin.h>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace hallmark::table {

class State;

/// What a plugin is told of itself, and who that is.
struct Context : hallmark_context {
  const Plugin* plugin = nullptr;
};

/**
 * The record of an open plugin.
 *
 * Holders are handles, symbols, bindings and objects. The record belongs to
 * the table that it is in, and the table to every record: it outlives the
 * loader for as long as something is held.
 */
class Plugin {
public:
  Plugin(std::shared_ptr<State> state, std::string file);
  ~Plugin();
  Plugin(const Plugin&) = delete;
  Plugin& operator=(const Plugin&) = delete;

  /// Count a holder of a kind. Any thread that holds the plugin.
  [[nodiscard]] Hold* hold(const char* what);
  /// What counts as a plain handle.
  [[nodiscard]] Hold& handle() { return handle_; }
  /// Whether nothing holds it.
  [[nodiscard]] bool is_idle() const { return holders_.load() == 0; }
  /// `2 × audio::Filter, 1 × plugin`: what holds it, most first.
  [[nodiscard]] std::string describe_holders() const;

  static void add(Hold& hold);
  /// Uncount a holder. When it was the last, the record may go at any moment.
  /// @return  Whether it was the last.
  static bool drop(Hold& hold);

  /// Fill what the file and its mapping say. Before anyone else sees it. The
  /// library is taken over first, whatever fails after that. Errors: those of
  /// image::Exports::make().
  base::Result<void> fill(const verify::Candidate& candidate,
                          image::Library mapped);
  /// The same of a plugin whose texts are read when they are first asked for.
  void fill(const verify::Decided& decided, image::Library mapped);
  /// The same of a plugin that is linked into its host.
  void fill(const verify::Builtin& builtin, image::Library host);

  /// What its texts say. Any thread.
  [[nodiscard]] const Contents& contents() const
  {
    if (!has_contents_.load(std::memory_order_acquire)) {
      read_contents();
    }
    return contents_;
  }

  /// What decided about it; null where its texts did.
  [[nodiscard]] const image::MappedExports* decided() const
  {
    return decided_ ? &*decided_ : nullptr;
  }

  /// What it is among the images of the process.
  [[nodiscard]] Image describe_image() const;

  /// What it has for those who bind an interface. Views.
  [[nodiscard]] verify::Offer make_offer() const;

  /// Its exports with their signatures, which are read when first asked for.
  [[nodiscard]] const std::vector<hallmark_export>& describe_exports() const;

  std::shared_ptr<State> state;  ///< of the loader that opened it
  std::string file;              ///< as it was opened: absolute, no links
  std::string name;              ///< as it was asked for: absolute
  std::string directory;
  model::Identity identity;
  image::Library library;
  bool is_verified = true;  ///< or it was opened without a stamp
  image::Keepers keepers;   ///< what can keep it mapped
  /// Of a plugin in memory: open while it is mapped, as it has its name.
  std::optional<base::File> memory;
  bool is_builtin = false;  ///< linked into its host

  Requirements requirements;  ///< open as long as it is; see load/closing.hpp

  Context context{};
  const hallmark_context** context_slot = nullptr;
  const char* (*on_open)() = nullptr;
  void (*on_close)() = nullptr;
  std::size_t (*on_save)(void*, std::size_t, unsigned*) = nullptr;
  const char* (*on_restore)(const void*, std::size_t, unsigned) = nullptr;

private:
  void fill_own_exports(const verify::Candidate& candidate);
  void note_own_export(std::string_view symbol, void* address);

  std::optional<image::MappedExports> decided_;
  void read_contents() const;

  mutable std::once_flag contents_once_;
  mutable std::atomic<bool> has_contents_{true};  ///< or they are still mapped
  mutable Contents contents_;
  mutable std::once_flag described_once_;
  mutable std::vector<hallmark_export> described_;
  std::atomic<std::size_t> holders_{0};
  Hold handle_;
  std::atomic<Hold*> kinds_{nullptr};
};

}  // namespace hallmark::table
