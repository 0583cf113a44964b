// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows an error as a C++ program sees it.

#pragma once

#include <hallmark/code.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace hallmark {

/// One field in which what was found is not what was expected.
struct Difference {
  std::string field;     ///< for example `version`
  std::string found;     ///< for example `1.2.0`
  std::string expected;  ///< for example `^2`
};

/**
 * Why a call failed. Cheap to copy; a default one says nothing.
 *
 * Threads:  any
 */
class Error {
public:
  Error() = default;

  /// Take over an error of the C interface.
  explicit Error(hallmark_error* error) : error_(error, hallmark_error_free) {}

  /// What kind it is; `static_cast<Code>(0)` for an error that says nothing.
  [[nodiscard]] Code code() const
  {
    return static_cast<Code>(hallmark_error_code(error_.get()));
  }

  /// The file, or other subject, that it is about.
  [[nodiscard]] std::string file() const
  {
    return hallmark_error_file(error_.get());
  }

  /// What is wrong, in one line without the file.
  [[nodiscard]] std::string message() const
  {
    return hallmark_error_message(error_.get());
  }

  /// Every field that differs, most important first.
  [[nodiscard]] std::vector<Difference> differences() const
  {
    std::vector<Difference> all;
    const auto count = hallmark_error_difference_count(error_.get());
    for (std::size_t i = 0; i < count; ++i) {
      const auto* one = hallmark_error_difference(error_.get(), i);
      all.push_back({one->field, one->found, one->expected});
    }
    return all;
  }

  /// One thing to do, or empty.
  [[nodiscard]] std::string hint() const
  {
    return hallmark_error_hint(error_.get());
  }

  /// All of it, as the command line prints it.
  [[nodiscard]] std::string explain() const
  {
    return hallmark_error_explain(error_.get());
  }

private:
  std::shared_ptr<hallmark_error> error_;
};

}  // namespace hallmark
