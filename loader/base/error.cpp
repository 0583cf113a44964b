// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "base/error.hpp"

#include "base/text.hpp"

#include <utility>

namespace hallmark::base {
namespace {

/// What is printed of a number that is no code.
constexpr std::string_view unknown = "unknown";

/// `found X, expected Y`; a side that is empty is left out.
std::string
format_values(const Difference& difference)
{
  std::string text;
  if (!difference.found.empty()) {
    text += "found " + difference.found;
  }
  if (!difference.found.empty() && !difference.expected.empty()) {
    text += ", ";
  }
  if (!difference.expected.empty()) {
    text += "expected " + difference.expected;
  }
  return text;
}

/// What stands before the message: who speaks, or the place in a text file.
std::string
format_prefix(const Error& error)
{
  if (error.line == 0) {
    const std::string tool = "hallmark: error: ";
    return error.subject.empty() ? tool : tool + quote(error.subject) + ": ";
  }
  auto place = escape(error.subject) + ':' + std::to_string(error.line);
  if (error.column != 0) {
    place += ':' + std::to_string(error.column);
  }
  return place + ": error: ";
}

}  // namespace

Error
make_error(Code code, std::string_view message, std::string_view hint)
{
  Error error;
  error.code = code;
  error.message = message;
  error.hint = hint;
  return error;
}

Error
make_mismatch(Code code,
              std::string_view message,
              std::string_view found,
              std::string_view expected,
              std::string_view hint)
{
  auto error = make_error(code, message, hint);
  error.differences.push_back(
    {std::string(message), std::string(found), std::string(expected)});
  return error;
}

BoxedError
box_error(Code code, std::string_view message, std::string_view hint)
{
  return make_error(code, message, hint);
}

BoxedError
box_mismatch(Code code,
             std::string_view message,
             std::string_view found,
             std::string_view expected,
             std::string_view hint)
{
  return make_mismatch(code, message, found, expected, hint);
}

Error
with_subject(Error error, std::string_view subject)
{
  if (error.subject.empty()) {
    error.subject = subject;
  }
  return error;
}

// The names are the list of codes: what is not here is none for find_code(). So
// a code that is forgotten must not compile, whatever warnings are asked for.
#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wswitch"

std::string_view
format_code(Code code)
{
  switch (code) {
    case Code::unreadable:
      return "unreadable";
    case Code::malformed:
      return "malformed";
    case Code::not_stamped:
      return "not_stamped";
    case Code::wrong_platform:
      return "wrong_platform";
    case Code::wrong_identity:
      return "wrong_identity";
    case Code::wrong_version:
      return "wrong_version";
    case Code::wrong_toolchain:
      return "wrong_toolchain";
    case Code::wrong_interface:
      return "wrong_interface";
    case Code::duplicate:
      return "duplicate";
    case Code::changed:
      return "changed";
    case Code::missing_requirement:
      return "missing_requirement";
    case Code::untrusted:
      return "untrusted";
    case Code::unresolved:
      return "unresolved";
    case Code::missing_export:
      return "missing_export";
    case Code::wrong_type:
      return "wrong_type";
    case Code::init_failed:
      return "init_failed";
    case Code::recursive:
      return "recursive";
    case Code::not_found:
      return "not_found";
    case Code::invalid_argument:
      return "invalid_argument";
    case Code::unsupported:
      return "unsupported";
  }
  return unknown;
}

#pragma GCC diagnostic pop

std::optional<Code>
find_code(std::uint32_t number)
{
  const auto code = static_cast<Code>(number);
  return format_code(code) == unknown ? std::nullopt : std::optional(code);
}

std::string
format_message(const Error& error)
{
  if (error.differences.size() != 1 || error.details_tell_all) {
    return error.message;
  }
  const auto values = format_values(error.differences.front());
  return values.empty() ? error.message : error.message + ": " + values;
}

std::string
format_error(const Error& error)
{
  auto text = format_prefix(error) + format_message(error);
  if (error.differences.size() > 1 && !error.details_tell_all) {
    for (const auto& difference : error.differences) {
      const auto values = format_values(difference);
      text += "\n  " + difference.field + (values.empty() ? "" : ": " + values);
    }
  }
  for (const auto& detail : error.details) {
    text += "\n  " + detail;
  }
  if (!error.hint.empty()) {
    text += "\n  hint: " + error.hint;
  }
  return text;
}

BoxedError::BoxedError(const Error& error) : error_(new Error(error)) {}

BoxedError::BoxedError(Error&& error) : error_(new Error(std::move(error))) {}

BoxedError::BoxedError(const BoxedError& other)
  : error_(other.error_ ? new Error(*other.error_) : nullptr)
{
}

void
BoxedError::drop()
{
  delete error_;
}

}  // namespace hallmark::base
