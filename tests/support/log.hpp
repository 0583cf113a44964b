// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Records what a loader's log was told.

#pragma once

#include <hallmark/loader.hpp>

#include <string>
#include <vector>

namespace hallmark::tests {

/// Events as lines: `opened FILE: PATH VERSION: REASON`.
class Lines {
public:
  [[nodiscard]] Log log()
  {
    return [this](const Event& event) { add(event); };
  }

  [[nodiscard]] const std::vector<std::string>& all() const { return all_; }

private:
  void add(const Event& event)
  {
    constexpr const char* kinds[] = {
      "", "found", "skipped", "opened", "refused", "closed"};
    auto line = kinds[static_cast<int>(event.kind)] + std::string(" ");
    line += event.file;
    if (!event.path.empty()) {
      line += ": " + std::string(event.path) + " " + std::string(event.version);
    }
    if (!event.reason.empty()) {
      line += ": " + std::string(event.reason);
    }
    all_.push_back(line);
  }

  std::vector<std::string> all_;
};

}  // namespace hallmark::tests
