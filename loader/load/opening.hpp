// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How a plugin is opened, whatever it comes from: a file, bytes, the program
// itself, or a search.
//
// A plugin that requires others opens them first, by the same way. So this is
// the one place that calls itself, through requiring.hpp.

#pragma once

#include "find/found.hpp"
#include "load/closing.hpp"
#include "table/state.hpp"

#include <memory>
#include <string>

namespace hallmark::load {

using base::Result;

/// One thread's work on one file. However it ends, the waiting ends with it.
class Opening {
public:
  Opening(table::State& state, table::EntryPtr entry)
    : state_(state), entry_(std::move(entry))
  {
  }

  ~Opening();
  Opening(const Opening&) = delete;
  Opening& operator=(const Opening&) = delete;

  [[nodiscard]] table::Entry& entry() { return *entry_; }

  /// End it without a plugin. Gives the error back.
  base::BoxedError fail(base::BoxedError error);

  /// End it with a plugin, counted for the caller.
  table::Plugin* succeed(NewPlugin plugin);

private:
  table::State& state_;
  table::EntryPtr entry_;
};

/**
 * Verify a file, claim its identity, open what it requires, map it, run its
 * open hook. Of a plugin that fails in any of this nothing is left.
 *
 * @param entry  At work by this thread.
 *
 * Errors:   see hallmark_open()
 */
Result<NewPlugin>
prepare_plugin(const std::shared_ptr<table::State>& state,
               table::Entry& entry,
               base::File& file,
               const find::Request& request);

/// Open a file; see hallmark_open(). The plugin is counted for the caller.
Result<table::Plugin*>
open_file(const std::shared_ptr<table::State>& state,
          const std::string& name,
          const find::Request& request);

/// Open a file's bytes; see hallmark_open_bytes().
Result<table::Plugin*>
open_bytes(const std::shared_ptr<table::State>& state,
           base::Bytes bytes,
           const find::Request& request);

/**
 * Open the newest built-in plugin of a path that meets a request.
 *
 * Errors:   not_found  no built-in plugin has that path
 *           as of files otherwise
 */
Result<table::Plugin*>
open_builtin(const std::shared_ptr<table::State>& state,
             const std::string& path,
             const find::Request& request);

/**
 * Open what a search has found, if it is that very path and version still.
 *
 * Errors:   see hallmark_open(); what is not usable gives its own error
 */
Result<table::Plugin*>
open_found(const std::shared_ptr<table::State>& state,
           const find::Found& found,
           find::Request request);

/// Tell the log of an act that was refused, and name what it was about.
Result<table::Plugin*>
tell_refused(const table::State& state,
             const std::string& name,
             Result<table::Plugin*> plugin);

}  // namespace hallmark::load
