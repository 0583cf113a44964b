// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a loader is made with.

#pragma once

#include "table/log.hpp"
#include "verify/facts.hpp"

#include <hallmark/hallmark.h>

#include <memory>
#include <string>
#include <vector>

namespace hallmark::table {

/// The options of a loader.
struct Options {
  void* host = nullptr;
  bool unloads_with_last_handle = false;
  const hallmark_api* api = nullptr;
  hallmark_loader* loader = nullptr;
  verify::FactPolicy facts;
  std::vector<std::string> directories;  ///< those of the environment too
  std::string environment;               ///< name of its variable, or empty
  bool is_environment_set = false;
  bool is_environment_ignored = false;  ///< set, but not to be trusted
  std::string cache;                    ///< folder, or empty
  bool allows_unstamped = false;
  std::shared_ptr<const Log> log = std::make_shared<Log>();
};

}  // namespace hallmark::table
