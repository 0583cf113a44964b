// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Opens plugins that require others, and records the order.

#pragma once

#include "plugins/probe.h"
#include "support/built.hpp"
#include "support/log.hpp"

#include <hallmark/loader.hpp>

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace hallmark::tests {

/// A folder of plugins, in which a loader searches.
class Requirements : public ::testing::Test {
protected:
  void add(const std::vector<std::string>& plugins) const
  {
    for (const auto& plugin : plugins) {
      copy_built(folder, plugin);
    }
  }

  [[nodiscard]] std::string path(const std::string& name) const
  {
    return (folder.path() / (name + ".so")).string();
  }

  [[nodiscard]] Options options()
  {
    return {.host = &host,
            .directories = {folder.path().string()},
            .log = lines.log()};
  }

  /// Names of the plugins that were opened, or closed, in order.
  [[nodiscard]] std::vector<std::string> list(const std::string& event) const
  {
    std::vector<std::string> names;
    for (const auto& line : lines.all()) {
      if (line.starts_with(event + " ")) {
        const auto start = line.find("tests.example/") + 14;
        names.push_back(line.substr(start, line.find(' ', start) - start));
      }
    }
    return names;
  }

  const TemporaryFolder folder;
  probe host{};
  Lines lines;
};

/// What a plugin hears from the one that it requires.
inline int
ask(const Plugin& plugin)
{
  return (*plugin.lookup<int()>("ask_generation"))();
}

}  // namespace hallmark::tests
