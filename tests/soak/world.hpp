// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What should be true: the files of a folder, what is open of them, and what
// the process holds.

#pragma once

#include "support/files.hpp"

#include <hallmark/loader.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::soak {

/// One of the built plugins that files are copies of.
struct Kind {
  const char* name;      ///< of its folder in tests/plugins
  const char* identity;  ///< path and version; null when it is refused
  const char* code;      ///< why it is refused, or null
  int generation = 0;    ///< what it answers that hands its state over, or 0

  /// The plugin path; empty when it is refused.
  [[nodiscard]] std::string_view path() const
  {
    const std::string_view whole = identity ? identity : "";
    return whole.substr(0, whole.find(' '));
  }
};

inline constexpr std::array kinds{
  Kind{"good", "tests.example/good 1.2.0", nullptr},
  Kind{"other_version", "tests.example/good 2.0.0", nullptr},
  Kind{"twin_a", "tests.example/twin_a 1.0.0", nullptr},
  Kind{"twin_b", "tests.example/twin_b 1.0.0", nullptr},
  Kind{"generation_a", "tests.example/generation 1.0.0", nullptr, 1},
  Kind{"generation_b", "tests.example/generation 1.0.0", nullptr, 2},
  Kind{"generation_c", "tests.example/generation 1.1.0", nullptr, 3},
  Kind{"unstamped", nullptr, "not_stamped"},
  Kind{"no_note", nullptr, "malformed"},
  Kind{"missing_symbols", nullptr, "unresolved"},
};

/// A file as it is on disk now.
struct Slot {
  std::string file;
  const Kind* kind = nullptr;  ///< null when there is no file
  bool is_cut = false;         ///< truncated somewhere
  bool is_obstructed = false;  ///< a folder, which cannot be read
  std::size_t generation = 0;  ///< another one is another inode
};

/// A plugin that the loader has open, and the handles that we have of it.
struct Open {
  std::size_t slot;
  std::size_t generation;
  const Kind* kind;
  std::size_t lineage;  ///< the same of all generations of one plugin
  int state;            ///< what its variable of that name holds
  bool is_superseded = false;
  std::vector<Plugin> handles = {};
};

/// What opening or reloading must give.
struct Answer {
  Open* shared = nullptr;      ///< this plugin once more, or
  const char* code = nullptr;  ///< this refusal (any when it is ""), or, with
                               ///< neither, a new plugin
};

struct World {
  World();

  /// What opening a slot must give now.
  [[nodiscard]] Answer predict(std::size_t slot);

  /// What reloading a plugin from its name must give.
  [[nodiscard]] Answer predict_reload(Open& one);

  /// The generation that others of its lineage have given way to.
  [[nodiscard]] Open& find_current(Open& one);

  /// What does not hold of descriptors, threads and mappings; or nothing.
  [[nodiscard]] std::optional<std::string> check() const;

  tests::TemporaryFolder folder;
  std::array<Slot, 5> slots;
  std::vector<Open> open;
  Loader loader;

private:
  /// What the slot's file must give that nothing is open of.
  [[nodiscard]] Answer predict_new(const Slot& now, const Open* replaced) const;

  std::size_t descriptors_;
  std::size_t threads_;
};

}  // namespace hallmark::soak
