// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Errors, and the one form in which they are printed.

#pragma once

#include <hallmark/code.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hallmark::base {

/// One field in which what was found is not what was expected.
struct Difference {
  std::string field;     ///< name of the field, for example `version`
  std::string found;     ///< as printed, or empty
  std::string expected;  ///< as printed, or empty
};

/**
 * Why something was not done.
 *
 * Lower layers state facts and leave `subject` empty; the caller that knows
 * the file fills it in and adds no sentence of its own.
 */
struct Error {
  Code code = Code::invalid_argument;
  std::string subject;                  ///< file or name, printed in quotes
  std::string message;                  ///< what is wrong: lower case, no stop
  std::vector<Difference> differences;  ///< most important first
  std::vector<std::string> details;     ///< lines below the first, as they are
  std::string hint;                     ///< one thing to do, or empty
  unsigned line = 0;                    ///< 1-based place in a text file, or 0
  unsigned column = 0;                  ///< 1-based, in bytes
  bool details_tell_all = false;        ///< differences are not printed too
};

/**
 * An Error on the heap, or none.
 *
 * An error is many strings, and every function that may fail would hold the
 * code that moves and frees them: it was half of the library. So functions
 * hand on a pointer, and that code stands once, in error.cpp.
 */
class BoxedError {
public:
  BoxedError() = default;
  BoxedError(const Error& error);
  BoxedError(Error&& error);
  BoxedError(const BoxedError& other);
  BoxedError(BoxedError&& other) noexcept
    : error_(std::exchange(other.error_, nullptr))
  {
  }

  BoxedError& operator=(BoxedError other) noexcept
  {
    std::swap(error_, other.error_);
    return *this;
  }

  /// Of the hundreds of results of an opening nearly none holds an error.
  ~BoxedError()
  {
    if (error_) {
      drop();
    }
  }

  explicit operator bool() const { return error_ != nullptr; }
  operator const Error&() const { return *error_; }

  [[nodiscard]] Error& operator*() const { return *error_; }
  Error* operator->() const { return error_; }

private:
  void drop();

  Error* error_ = nullptr;
};

/// An Error that has no differences.
[[nodiscard]] Error
make_error(Code code, std::string_view message, std::string_view hint = {});

/// An Error of one difference, printed `MESSAGE: found X, expected Y`.
[[nodiscard]] Error
make_mismatch(Code code,
              std::string_view message,
              std::string_view found,
              std::string_view expected,
              std::string_view hint = {});

/// make_error(), to be handed on as it is.
[[nodiscard]] BoxedError
box_error(Code code, std::string_view message, std::string_view hint = {});

/// make_mismatch(), to be handed on as it is.
[[nodiscard]] BoxedError
box_mismatch(Code code,
             std::string_view message,
             std::string_view found,
             std::string_view expected,
             std::string_view hint = {});

/// `error` with its subject set, unless it has one already.
[[nodiscard]] Error
with_subject(Error error, std::string_view subject);

/// `unreadable`, `wrong_version`, …: the code as tools print it.
[[nodiscard]] std::string_view
format_code(Code code);

/// The code of a number that came from elsewhere; nothing when it is none.
[[nodiscard]] std::optional<Code>
find_code(std::uint32_t number);

/**
 * The first line without the subject: what is wrong, and both values when
 * exactly one field differs.
 */
[[nodiscard]] std::string
format_message(const Error& error);

/**
 * The whole explanation, ending without a newline:
 *
 *     hallmark: error: 'reverb.so': WHAT: found X, expected Y
 *       FIELD: found X, expected Y       (when several fields differ)
 *       DETAIL
 *       hint: ONE THING TO DO
 *
 * Where the details tell all, in a form of their own, the differences are for
 * programs only.
 *
 * With a line number the first line is `SUBJECT:LINE:COLUMN: error: WHAT`.
 * Without a subject it is `hallmark: error: WHAT`.
 */
[[nodiscard]] std::string
format_error(const Error& error);

}  // namespace hallmark::base
