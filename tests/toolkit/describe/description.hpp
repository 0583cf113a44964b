// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Descriptions that a test writes, and what is said of them.

#pragma once

#include "base/error.hpp"
#include "base/result.hpp"
#include "support/files.hpp"

#include <string>
#include <string_view>

namespace hallmark::tests {

/// Descriptions in a folder of their own, which messages do not name.
class Descriptions {
public:
  /// Write a file; gives the name that it is opened by.
  std::string write(const std::string& name, std::string_view text) const
  {
    write_bytes(folder_.path() / name, text);
    return (folder_.path() / name).string();
  }

  /// A whole error, as it is printed, without the folder.
  [[nodiscard]] std::string format(const base::Error& error) const
  {
    auto text = base::format_error(error);
    const auto prefix = folder_.path().string() + "/";
    for (auto place = text.find(prefix); place != std::string::npos;
         place = text.find(prefix)) {
      text.erase(place, prefix.size());
    }
    return text;
  }

  /// What is wrong with a result; empty when nothing is.
  template<class T>
  [[nodiscard]] std::string explain(const base::Result<T>& result) const
  {
    return result ? std::string() : format(result.error());
  }

  [[nodiscard]] std::string folder() const { return folder_.path().string(); }

private:
  TemporaryFolder folder_;
};

}  // namespace hallmark::tests
