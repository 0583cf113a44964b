// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows what a loader is made with, and what is expected of a plugin.

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

/// What a fact of the toolchain does that differs between plugin and host.
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

/// What a loader is made with.
struct Options {
  void* host = nullptr;  ///< given to plugins, untouched
  Unload unload = Unload::when_asked;
  /// Facts that are not to be judged by what crosses the boundary, by name:
  /// `{{"rtti", Fact::strict}}`.
  std::map<std::string, Fact> facts = {};
  /// Folders that find() and scan() search, in order.
  std::vector<std::string> directories = {};
  /// Name of a variable that names more, with `:` between, searched after
  /// those. Read when the loader is made, with secure_getenv().
  std::string environment = {};
  /// Folder of what searches remember, made when it is not there. Programs
  /// may share it.
  std::string cache = {};
  Log log = {};  ///< told of every event
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
