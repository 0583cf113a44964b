// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Keeping a plugin open: a counted handle, a counted holder.

#pragma once

#include <hallmark/hallmark.h>

#include <string>
#include <utility>

namespace hallmark {

/**
 * One holder of a plugin, counted by what it is: `symbol`, `audio::Filter`.
 *
 * While one lives, its plugin stays mapped. Copying and dropping are safe on
 * any thread, a real-time one included.
 */
class Hold {
public:
  Hold() = default;

  Hold(hallmark_plugin* plugin, const char* what)
    : hold_(hallmark_hold_new(plugin, what))
  {
  }

  Hold(const Hold& other) : hold_(hallmark_hold_copy(other.hold_)) {}

  Hold(Hold&& other) noexcept : hold_(std::exchange(other.hold_, nullptr)) {}

  Hold& operator=(Hold other) noexcept
  {
    std::swap(hold_, other.hold_);
    return *this;
  }

  ~Hold() { hallmark_hold_drop(hold_); }

  explicit operator bool() const { return hold_ != nullptr; }

private:
  hallmark_hold* hold_ = nullptr;
};

namespace detail {

/// The name of a type, `audio::Filter`, from the compiler's own words.
template<class T>
std::string
type_name()
{
  // g++:   … type_name() [with T = audio::Filter; std::string = …]
  // clang: … type_name() [T = audio::Filter]
  const std::string text = __PRETTY_FUNCTION__;
  const auto start = text.find("T = ");
  if (start == std::string::npos) {
    return "object";
  }
  auto end = text.find(';', start);
  if (end == std::string::npos) {
    end = text.rfind(']');
  }
  return text.substr(start + 4, end - start - 4);
}

}  // namespace detail
}  // namespace hallmark
