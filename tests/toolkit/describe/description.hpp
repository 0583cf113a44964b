// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Descriptions that a test writes, and what is said of them.

#pragma once

#include "base/error.hpp"
#include "base/result.hpp"
#include "describe/interface.hpp"
#include "support/files.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

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

/// What is said of an interface's description; empty when nothing is.
inline std::string
explain_interface(std::string_view text)
{
  const Descriptions files;
  return files.explain(describe::read_interface(
    files.write("f.interface.toml", text), std::nullopt));
}

/// A text that is wrong in one way, and what is said of it.
struct Fault {
  std::string_view name;
  std::string_view text;
  std::string_view explanation;
};

/// Names the test of a fault.
inline std::string
name_fault(const testing::TestParamInfo<Fault>& row)
{
  return std::string(row.param.name);
}

}  // namespace hallmark::tests
