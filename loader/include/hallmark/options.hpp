// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The options of a loader, and what a caller expects of a plugin.

#pragma once

#include <hallmark/hallmark.h>
#include <hallmark/log.hpp>

#include <map>
#include <string>
#include <vector>

namespace hallmark {

/// When a plugin that nothing holds any more is unmapped.
enum class Unload : int {
  when_asked = HALLMARK_UNLOAD_WHEN_ASKED,  ///< in close() and collect()
  with_last_handle = HALLMARK_UNLOAD_WITH_LAST_HANDLE,  ///< where it is dropped
};

/// What happens when a toolchain fact differs between plugin and host.
enum class Fact {
  strict,  ///< refuses the plugin
  told,    ///< is shown by tools, and refuses nothing
};

/// What becomes of libraries that have no stamp.
enum class Unstamped : int {
  refuse = HALLMARK_UNSTAMPED_REFUSE,  ///< they are `not_stamped`
  /// They are opened unchecked, as long as nothing is expected of them:
  /// verified() is false, and exports are found by name, without types.
  allow = HALLMARK_UNSTAMPED_ALLOW,
};

/// The options of a loader.
struct Options {
  void* host = nullptr;  ///< given to plugins, untouched
  Unload unload = Unload::when_asked;
  /// Facts by name that are judged like this, instead of by what crosses the
  /// boundary: `{{"rtti", Fact::strict}}`.
  std::map<std::string, Fact> facts = {};
  /// Folders that find() and scan() search, in order.
  std::vector<std::string> directories = {};
  /// Name of an environment variable with more folders, separated by `:`, which
  /// are searched after those. Read when the loader is made, with
  /// secure_getenv().
  std::string environment = {};
  /// Folder for the discovery cache, created if it is missing. Programs may
  /// share it.
  std::string cache = {};
  Log log = {};  ///< receives every event
  Unstamped unstamped = Unstamped::refuse;
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

/// Pointers to the texts, as the C interface takes them.
inline std::vector<const char*>
list_texts(const std::vector<std::string>& texts)
{
  std::vector<const char*> pointers;
  for (const auto& text : texts) {
    pointers.push_back(text.c_str());
  }
  return pointers;
}

}  // namespace detail
}  // namespace hallmark
