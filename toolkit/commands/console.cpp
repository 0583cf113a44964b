// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/console.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <ostream>

namespace hallmark::commands {
namespace {

constexpr std::string_view red = "\033[1;31m";
constexpr std::string_view yellow = "\033[1;33m";
constexpr std::string_view cyan = "\033[1;36m";
constexpr std::string_view plain = "\033[0m";

/// `text` with the first `word` from `start` on in a colour.
void
paint(std::string& text,
      std::string_view word,
      std::string_view color,
      std::size_t start)
{
  const auto place = text.find(word, start);
  if (place != std::string::npos) {
    text.insert(place + word.size(), plain);
    text.insert(place, color);
  }
}

}  // namespace

base::Error
make_usage_error(std::string subject, std::string message, std::string hint)
{
  return base::with_subject(base::make_error(Code::invalid_argument,
                                             std::move(message),
                                             std::move(hint)),
                            subject);
}

void
print_error(const Console& console, const base::Error& error)
{
  auto text = base::format_error(error);
  if (console.color) {
    // A file's name, which may hold anything, stands before `error:` when the
    // message names a line.
    const auto start = error.line > 0 ? error.subject.size() : 0;
    const auto hint = text.rfind("\n  hint: ");
    if (!error.hint.empty() && hint != std::string::npos) {
      paint(text, "hint:", cyan, hint);
    }
    paint(text, "error:", red, start);
  }
  console.err << text << "\n";
}

base::Error
cut_error(base::Error error, bool all)
{
  // Between the first line and the hint.
  constexpr std::size_t most_lines = 18;
  const auto tells_differences =
    !error.details_tell_all && error.differences.size() > 1;
  const auto told = tells_differences ? error.differences.size() : 0;
  if (all || told + error.details.size() <= most_lines) {
    return error;
  }
  const auto left = told + error.details.size() - (most_lines - 1);
  if (told >= most_lines) {
    error.differences.resize(most_lines - 1);
  }
  error.details.resize(most_lines - 1 - std::min(told, most_lines - 1));
  error.details.push_back(
    "and " + base::format_count(left, "more line") +
    (left == 1 ? ": --all prints it" : ": --all prints them"));
  return error;
}

void
print_warning(const Console& console, const base::Error& error)
{
  std::string text = "hallmark: warning: ";
  if (!error.subject.empty()) {
    text += base::quote(error.subject) + ": ";
  }
  text += base::format_message(error) + ", ignored";
  if (console.color) {
    paint(text, "warning:", yellow, 0);
  }
  console.err << text << "\n";
}

int
find_status(const base::Error& error)
{
  switch (error.code) {
    case Code::invalid_argument:
      // With a line it is a file that is wrong, not the call.
      return error.line > 0 ? status_unusable : status_usage;
    case Code::not_found:
    case Code::unreadable:
    case Code::malformed:
      return status_unusable;
    default:
      return status_no;
  }
}

int
report(const Console& console, const base::Error& error)
{
  print_error(console, error);
  return find_status(error);
}

}  // namespace hallmark::commands
