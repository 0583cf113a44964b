// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows what a loader is made with, and what is expected of a plugin.

#pragma once

#include <hallmark/hallmark.h>

#include <map>
#include <string>

namespace hallmark {

/// When a plugin that nothing holds any more is unmapped.
enum class Unload : int {
  when_asked = HALLMARK_UNLOAD_WHEN_ASKED,  ///< in close() and collect()
  with_last_handle = HALLMARK_UNLOAD_WITH_LAST_HANDLE,  ///< where it is dropped
};

/// What a fact of the toolchain does that differs between plugin and host.
enum class Fact {
  strict,  ///< refuses the plugin
  told,    ///< is shown by tools, and refuses nothing
};

/// What a loader is made with.
struct Options {
  void* host = nullptr;  ///< given to plugins, untouched
  Unload unload = Unload::when_asked;
  /// Facts that are not to be judged by what crosses the boundary, by name:
  /// `{{"rtti", Fact::strict}}`.
  std::map<std::string, Fact> facts = {};
};

/// What a caller expects of a plugin. Empty members expect nothing.
struct Expect {
  std::string path = {};   ///< plugin path, `audio.example/reverb`
  std::string range = {};  ///< versions, `^1.2`
};

namespace detail {

/// The facts as the C interface takes them.
inline std::string
format_facts(const Options& options)
{
  std::string text;
  for (const auto& [name, fact] : options.facts) {
    text += (text.empty() ? "" : ",") + name +
            (fact == Fact::strict ? "=strict" : "=told");
  }
  return text;
}

}  // namespace detail
}  // namespace hallmark
