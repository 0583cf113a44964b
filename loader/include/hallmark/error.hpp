// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Errors, for C++ programs.

#pragma once

#include <hallmark/c/api.h>
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
  explicit Error(hallmark_error* error) : Error(error, own_functions()) {}

  /// The same through a table of the C functions, in a plugin: its code calls
  /// none of them by name, so that it links to nothing.
  Error(hallmark_error* error, const hallmark_api& functions)
    : details_(read(error, functions))
  {
    functions.error_free(error);
  }

  /// What kind it is; `static_cast<Code>(0)` for an error that says nothing.
  [[nodiscard]] Code code() const { return get().code; }

  /// The file, or other subject, that it is about.
  [[nodiscard]] std::string file() const { return get().file; }

  /// What is wrong, in one line without the file.
  [[nodiscard]] std::string message() const { return get().message; }

  /// Every field that differs, most important first.
  [[nodiscard]] std::vector<Difference> differences() const
  {
    return get().differences;
  }

  /// One thing to do, or empty.
  [[nodiscard]] std::string hint() const { return get().hint; }

  /// All of it, as the command line prints it.
  [[nodiscard]] std::string explain() const { return get().explanation; }

private:
  struct Details {
    Code code = static_cast<Code>(0);
    std::string file, message, hint, explanation;
    std::vector<Difference> differences;
  };

  static hallmark_api own_functions()
  {
    hallmark_api functions{};
    functions.error_code = hallmark_error_code;
    functions.error_file = hallmark_error_file;
    functions.error_message = hallmark_error_message;
    functions.error_hint = hallmark_error_hint;
    functions.error_explain = hallmark_error_explain;
    functions.error_difference_count = hallmark_error_difference_count;
    functions.error_difference = hallmark_error_difference;
    functions.error_free = hallmark_error_free;
    return functions;
  }

  static std::shared_ptr<const Details> read(const hallmark_error* error,
                                             const hallmark_api& functions)
  {
    auto details = std::make_shared<Details>();
    details->code = static_cast<Code>(functions.error_code(error));
    details->file = functions.error_file(error);
    details->message = functions.error_message(error);
    details->hint = functions.error_hint(error);
    details->explanation = functions.error_explain(error);
    const auto count = functions.error_difference_count(error);
    for (std::size_t i = 0; i < count; ++i) {
      const auto* one = functions.error_difference(error, i);
      details->differences.push_back({one->field, one->found, one->expected});
    }
    return details;
  }

  [[nodiscard]] const Details& get() const
  {
    static const Details nothing;
    return details_ ? *details_ : nothing;
  }

  std::shared_ptr<const Details> details_;
};

}  // namespace hallmark
