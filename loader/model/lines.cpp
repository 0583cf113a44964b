// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/lines.hpp"

#include "base/text.hpp"
#include "model/escapes.hpp"

#include <algorithm>

namespace hallmark::model {
namespace {

/// Whether a text is ASCII without control bytes, as nearly every one is: its
/// lines need no closer look.
bool
is_plain(std::string_view text)
{
  // All of it, as compilers make few instructions of a loop without exits.
  unsigned odd = 0;
  for (const auto c : text) {
    const auto byte = static_cast<unsigned char>(c);
    odd |= static_cast<unsigned>(byte != '\n') &
           static_cast<unsigned>(byte < ' ' || byte > '~');
  }
  return odd == 0;
}

/// The first `=` that no backslash stands before, or npos.
std::size_t
find_equals(std::string_view line)
{
  const auto first = line.find('=');
  if (first == line.npos || line.substr(0, first).find('\\') == line.npos) {
    return first;
  }
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '=') {
      return i;
    }
    if (line[i] == '\\') {
      ++i;
    }
  }
  return line.npos;
}

/// What is wrong with a line as such, or nothing.
std::string_view
find_fault(std::string_view line, std::size_t equals, bool plain)
{
  if (!plain && std::ranges::any_of(line, is_control)) {
    return "holds a control byte";
  }
  if (equals == line.npos) {
    return "has no '='";
  }
  return equals == 0 ? "has no key" : "";
}

}  // namespace

Result<std::vector<Line>>
parse_lines(std::string_view text, std::string_view name)
{
  if (text.ends_with('\0')) {
    text.remove_suffix(1);
  }
  const bool plain = is_plain(text);
  if (!plain && !base::is_utf8(text)) {
    return base::box_error(Code::malformed,
                           "the " + std::string(name) + " is not UTF-8");
  }
  std::vector<Line> lines;
  lines.reserve(static_cast<std::size_t>(std::ranges::count(text, '\n')));
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end == text.npos) {
      return make_line_error(name, lines.size() + 1, "has no end");
    }
    const auto line = text.substr(0, end);
    const auto equals = find_equals(line);
    if (const auto fault = find_fault(line, equals, plain); !fault.empty()) {
      return make_line_error(name, lines.size() + 1, fault);
    }
    lines.push_back({line.substr(0, equals), line.substr(equals + 1)});
    text.remove_prefix(end + 1);
  }
  return lines;
}

base::BoxedError
make_line_error(std::string_view name, std::size_t line, std::string_view what)
{
  return base::box_error(
    Code::malformed,
    base::concat({"line ", std::to_string(line), " of the ", name, " ", what}));
}

base::BoxedError
at_line(std::string_view name, std::size_t line, base::BoxedError error)
{
  const auto place =
    base::concat({"line ", std::to_string(line), " of the ", name, ": "});
  error->code = Code::malformed;
  error->message.insert(0, place);
  for (auto& difference : error->differences) {
    difference.field.insert(0, place);
  }
  return error;
}

}  // namespace hallmark::model
