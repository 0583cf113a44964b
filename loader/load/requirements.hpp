// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows the plugins that one plugin requires, and lets go of them with it.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark::load {

class Plugin;
struct Hold;

/**
 * Holds what a plugin requires, in the order in which it was opened.
 *
 * What nothing else holds is closed in the reverse order, on the thread that
 * lets go: its close hook runs there. When the loader is gone it is left
 * mapped, as all that is held then.
 */
class Requirements {
public:
  Requirements() = default;
  ~Requirements() { let_go(false); }
  Requirements(Requirements&& other) noexcept;
  Requirements& operator=(Requirements&& other) noexcept;

  /// Take a hold of a plugin over.
  void add(Hold& hold) { holds_.push_back(&hold); }

  /// The required plugin of a path, or null.
  [[nodiscard]] Plugin* find(std::string_view path) const;
  [[nodiscard]] std::vector<std::string> paths() const;

  /// Close them now. Gives how many were unmapped.
  std::size_t close() { return let_go(true); }

private:
  std::size_t let_go(bool closes_always);

  std::vector<Hold*> holds_;
};

}  // namespace hallmark::load
