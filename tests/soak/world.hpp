// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows what should be true: the files of a folder, what is open of them, and
// what the process holds.

#pragma once

#include "support/files.hpp"

#include <hallmark/loader.hpp>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace hallmark::soak {

/// One of the built plugins that files are copies of.
struct Kind {
  const char* name;      ///< of its folder in tests/plugins
  const char* identity;  ///< path and version; null when it is refused
  const char* code;      ///< why it is refused, or null
};

inline constexpr std::array kinds{
  Kind{"good", "tests.example/good 1.2.0", nullptr},
  Kind{"other_version", "tests.example/good 2.0.0", nullptr},
  Kind{"twin_a", "tests.example/twin_a 1.0.0", nullptr},
  Kind{"twin_b", "tests.example/twin_b 1.0.0", nullptr},
  Kind{"unstamped", nullptr, "not_stamped"},
  Kind{"no_note", nullptr, "malformed"},
  Kind{"missing_symbols", nullptr, "unresolved"},
};

/// A file as it is on disk now.
struct Slot {
  std::string file;
  const Kind* kind = nullptr;  ///< null when there is no file
  bool is_cut = false;         ///< truncated somewhere
  std::size_t generation = 0;  ///< another one is another inode
};

/// A plugin that the loader has open, and the handles that we have of it.
struct Open {
  std::size_t slot;
  std::size_t generation;
  const Kind* kind;
  std::vector<Plugin> handles;
};

/// What opening a slot must give.
struct Answer {
  Open* shared = nullptr;      ///< this plugin once more, or
  const char* code = nullptr;  ///< this refusal (any when it is ""), or, with
                               ///< neither, a new plugin
};

struct World {
  World();

  /// What opening a slot must give now.
  [[nodiscard]] Answer predict(std::size_t slot);

  /// What does not hold of descriptors, threads and mappings; or nothing.
  [[nodiscard]] std::optional<std::string> check() const;

  tests::TemporaryFolder folder;
  std::array<Slot, 5> slots;
  std::vector<Open> open;
  Loader loader;

private:
  std::size_t descriptors_;
  std::size_t threads_;
};

}  // namespace hallmark::soak
