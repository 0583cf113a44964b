// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows the way of one file from its bytes to a plugin that is ready.

#pragma once

#include "load/loader.hpp"
#include "load/requirements.hpp"

#include <memory>

namespace hallmark::load {

/// One thread's work on one file. However it ends, the waiting ends with it.
class Opening {
public:
  Opening(State& state, EntryPtr entry)
    : state_(state), entry_(std::move(entry))
  {
  }

  ~Opening();
  Opening(const Opening&) = delete;
  Opening& operator=(const Opening&) = delete;

  [[nodiscard]] Entry& entry() { return *entry_; }

  /// End it without a plugin. Gives the error back.
  base::BoxedError fail(base::BoxedError error);

  /// End it with a plugin, counted for the caller.
  Plugin* succeed(std::unique_ptr<Plugin> plugin);

private:
  State& state_;
  EntryPtr entry_;
};

/// A plugin that is open already, counted for the caller, if it is what this
/// one expects; else it is let go.
Result<Plugin*>
share(Plugin* plugin, const Request& request);

/**
 * Check a plugin that is sound against all that is asked of it and that it
 * asks for, and claim its identity: all that comes before anything runs.
 */
Result<void>
admit(State& state,
      Entry& entry,
      const verify::Candidate& candidate,
      const Request& request);

/// Fill the context of a plugin whose addresses are known, and run its open
/// hook. When that fails the plugin is let go.
Result<std::unique_ptr<Plugin>>
start(std::unique_ptr<Plugin> plugin);

/**
 * Verify a file, claim its identity, open what it requires, map it, run its
 * open hook. Of a plugin that fails in any of this nothing is left.
 *
 * @param entry  At work by this thread.
 *
 * Errors:   see hallmark_open()
 */
Result<std::unique_ptr<Plugin>>
prepare_plugin(const std::shared_ptr<State>& state,
               Entry& entry,
               base::File& file,
               const Request& request);

}  // namespace hallmark::load
