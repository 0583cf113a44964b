// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows the plugins that are linked into this program and its libraries, and
// how one is opened.
//
// Nothing is registered: a constructor would have to run first, and a start
// and stop symbol is one for each library. The records are notes, which every
// object says itself where they are.

#pragma once

#include "load/found.hpp"
#include "load/loader.hpp"
#include "load/records.hpp"
#include "verify/builtin.hpp"

#include <memory>
#include <string>
#include <vector>

namespace hallmark::load {

/// A plugin that is linked into something that is mapped.
struct BuiltinFound {
  MappedNote note;
  std::shared_ptr<const Library> host;  ///< stays mapped: all is views of it
  verify::Builtin plugin;
};

/// Every built-in plugin of the process, in the order in which the dynamic
/// loader has its objects.
struct Builtins {
  struct Broken {
    std::string file;
    base::Error why;
  };

  std::vector<BuiltinFound> sound;
  std::vector<Broken> broken;  ///< records that cannot be read
};

[[nodiscard]] Builtins
list_builtins();

/// The same as what a search finds.
[[nodiscard]] std::vector<std::unique_ptr<Found>>
find_builtins();

/**
 * Open the newest built-in plugin of a path that the request's range allows.
 *
 * Errors:   not_found  no built-in plugin has that path
 *           as of files otherwise
 */
Result<Plugin*>
open_builtin(const std::shared_ptr<State>& state,
             const std::string& path,
             const Request& request);

}  // namespace hallmark::load
