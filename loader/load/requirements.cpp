// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "load/requirements.hpp"

#include "load/closing.hpp"

#include <utility>

namespace hallmark::load {

Requirements::Requirements(Requirements&& other) noexcept
  : holds_(std::exchange(other.holds_, {}))
{
}

Requirements&
Requirements::operator=(Requirements&& other) noexcept
{
  std::swap(holds_, other.holds_);
  return *this;
}

Plugin*
Requirements::find(std::string_view path) const
{
  for (const auto* hold : holds_) {
    if (hold->plugin->identity.path == path) {
      return hold->plugin;
    }
  }
  return nullptr;
}

std::vector<std::string>
Requirements::paths() const
{
  std::vector<std::string> paths;
  for (const auto* hold : holds_) {
    paths.push_back(hold->plugin->identity.path);
  }
  return paths;
}

std::size_t
Requirements::let_go(bool closes_always)
{
  std::size_t unmapped = 0;
  while (!holds_.empty()) {
    auto& hold = *holds_.back();
    holds_.pop_back();
    const auto closes = closes_always || !hold.plugin->state->is_shut();
    unmapped += drop_and_close(hold, closes);
  }
  return unmapped;
}

}  // namespace hallmark::load
