// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The plugins that are linked into this program and its libraries.
//
// Plugins do not register themselves: that would take a constructor that runs
// first, or start and stop symbols, of which every library has its own. Their
// records are notes instead, and every mapped object says where its notes are.

#pragma once

#include "image/mapped_notes.hpp"
#include "verify/builtin.hpp"

#include <memory>
#include <string>
#include <vector>

namespace hallmark::find {

/// A plugin that is linked into something that is mapped.
struct BuiltinFound {
  image::MappedNote note;
  std::shared_ptr<const image::Library>
    host;  ///< stays mapped: all is views of it
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

/// The file that holds a built-in plugin; as the dynamic loader names it when
/// that is gone.
[[nodiscard]] std::string
find_holder(const image::MappedNote& note);

}  // namespace hallmark::find
