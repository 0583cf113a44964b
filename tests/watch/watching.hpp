// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Waits for what a loader reports about the folder that it watches.

#pragma once

#include "support/built.hpp"
#include "support/log.hpp"

#include <hallmark/loader.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <poll.h>

namespace hallmark::tests {

/// `added NAME: PATH VERSION`, `removed NAME: MESSAGE`.
inline std::string
describe(const Found& found)
{
  constexpr const char* kinds[] = {"none", "added", "changed", "removed"};
  auto line = kinds[static_cast<int>(found.change())] + std::string(" ");
  line += std::filesystem::path(found.file()).filename().string() + ": ";
  return line + (found.error() ? found.error()->message()
                               : found.path() + " " + found.version());
}

/// A loader whose folder `plugins` is watched, and another folder beside it.
class Watch : public ::testing::Test {
protected:
  Watch() { std::filesystem::create_directory(plugins); }

  /// Begin, with what is in the folder by then.
  void start()
  {
    const auto started = loader.watch_fd();
    descriptor = started ? *started : -1;
    EXPECT_GE(descriptor, 0);
  }

  /// Wait until something is told; nothing after a minute.
  [[nodiscard]] std::vector<Found> wait()
  {
    pollfd one{descriptor, POLLIN, 0};
    while (::poll(&one, 1, 60000) == 1) {
      if (auto told = loader.changes(); !told.empty()) {
        return told;
      }
    }
    return {};
  }

  /// All that is told until a last file is, which is made now: its time is
  /// over after that of all before it.
  [[nodiscard]] std::vector<std::string> list_told()
  {
    write_bytes(folder.path() / "last", "");
    std::filesystem::rename(folder.path() / "last", plugins / "last.so");
    std::vector<std::string> all;
    while (all.empty() || !all.back().starts_with("added last.so")) {
      const auto told = wait();
      if (told.empty()) {
        all.emplace_back("nothing");
        break;
      }
      for (const auto& one : told) {
        all.push_back(describe(one));
      }
      std::stable_partition(all.begin(), all.end(), [](const auto& line) {
        return !line.starts_with("added last.so");
      });
    }
    all.pop_back();
    return all;
  }

  /// Put a built plugin into a folder by one act.
  void place(const std::string& name, const std::string& as) const
  {
    std::filesystem::copy_file(built(name), folder.path() / "placed");
    std::filesystem::rename(folder.path() / "placed", as);
  }

  const TemporaryFolder folder;
  const std::filesystem::path plugins = folder.path() / "plugins";
  Lines lines;
  Loader loader{Options{.directories = {plugins.string()}, .log = lines.log()}};
  int descriptor = -1;
};

}  // namespace hallmark::tests
