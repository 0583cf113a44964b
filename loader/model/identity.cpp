// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/identity.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace hallmark::model {
namespace {

constexpr std::string_view symbol_prefix = "hallmark$";
constexpr std::size_t longest_path = 255;
constexpr std::size_t escape_size = 3;

/// Escapes of a stamp symbol: what paths and versions may hold beside letters,
/// digits, `_` and `.`, which stand for themselves.
struct Escape {
  std::string_view text;
  char byte;
};

constexpr std::array escapes = {
  Escape{"$2b", '+'},
  Escape{"$2d", '-'},
  Escape{"$2f", '/'},
};

bool
is_plain(char c)
{
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
         (c >= 'a' && c <= 'z') || c == '_' || c == '.';
}

bool
is_path_byte(char c)
{
  return is_plain(c) || c == '/' || c == '-';
}

std::string
at_byte(std::size_t offset)
{
  return " at byte " + std::to_string(offset);
}

base::BoxedError
make_path_error(std::string_view message)
{
  return base::box_error(Code::invalid_argument, message);
}

Result<void>
check_segment(std::string_view segment, std::size_t offset)
{
  if (segment.empty()) {
    return make_path_error("plugin path has an empty segment" +
                           at_byte(offset));
  }
  if (segment == "." || segment == "..") {
    return make_path_error("plugin path has a segment " + base::quote(segment) +
                           at_byte(offset));
  }
  const auto wrong = std::ranges::find_if_not(segment, is_path_byte);
  if (wrong != segment.end()) {
    offset += static_cast<std::size_t>(wrong - segment.begin());
    return base::box_mismatch(Code::invalid_argument,
                              "plugin path has an invalid character" +
                                at_byte(offset),
                              base::quote({wrong, wrong + 1}),
                              "one of A-Z a-z 0-9 . _ / -");
  }
  return {};
}

const Escape*
find_escape(std::string_view text)
{
  const auto begins = [&](const Escape& escape) {
    return text.starts_with(escape.text);
  };
  const auto* escape = std::ranges::find_if(escapes, begins);
  return escape == escapes.end() ? nullptr : escape;
}

void
append_escaped(std::string_view text, std::string& symbol)
{
  for (const auto c : text) {
    const auto* escape = std::ranges::find(escapes, c, &Escape::byte);
    if (escape == escapes.end()) {
      symbol += c;
    } else {
      symbol += escape->text;
    }
  }
}

/// What a part of a stamp symbol stands for; it begins at byte `offset` of it.
Result<std::string>
unescape_part(std::string_view part, std::size_t offset)
{
  std::string text;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (is_plain(part[i])) {
      text += part[i];
    } else if (const auto* escape = find_escape(part.substr(i))) {
      text += escape->byte;
      i += escape_size - 1;
    } else {
      const auto found = part.substr(i, part[i] == '$' ? escape_size : 1);
      return base::box_mismatch(Code::malformed,
                                "stamp symbol has a bad escape" +
                                  at_byte(offset + i),
                                base::quote(found),
                                "one of $2b $2d $2f");
    }
  }
  return text;
}

/// The last `$` of `text` that begins no escape, or npos.
std::size_t
find_separator(std::string_view text)
{
  auto place = text.rfind('$');
  while (place != text.npos && find_escape(text.substr(place))) {
    place = place == 0 ? text.npos : text.rfind('$', place - 1);
  }
  return place;
}

}  // namespace

Result<void>
check_path(std::string_view path)
{
  if (path.empty()) {
    return make_path_error("plugin path is empty");
  }
  if (path.size() > longest_path) {
    return base::box_mismatch(Code::invalid_argument,
                              "plugin path is too long",
                              base::format_count(path.size(), "byte"),
                              "at most " + std::to_string(longest_path));
  }
  std::size_t offset = 0;
  for (const auto segment : base::split(path, '/')) {
    if (auto sound = check_segment(segment, offset); !sound) {
      return sound;
    }
    offset += segment.size() + 1;
  }
  return {};
}

Result<Identity>
make_identity(std::string_view path, std::string_view version)
{
  if (auto sound = check_path(path); !sound) {
    return std::move(sound.error());
  }
  if (auto parsed = Version::parse(version); !parsed) {
    return std::move(parsed.error());
  }
  return Identity{std::string(path), std::string(version)};
}

std::string
format_symbol(const Identity& identity)
{
  std::string symbol;
  symbol.reserve(symbol_prefix.size() + identity.path.size() +
                 identity.version.size() + 1);
  symbol += symbol_prefix;
  append_escaped(identity.path, symbol);
  symbol += '$';
  append_escaped(identity.version, symbol);
  return symbol;
}

bool
is_stamp_symbol(std::string_view name)
{
  return name.starts_with(symbol_prefix);
}

Result<Identity>
parse_symbol(std::string_view name)
{
  const auto separator = find_separator(name);
  if (!is_stamp_symbol(name) || separator == name.npos ||
      separator < symbol_prefix.size()) {
    return base::box_mismatch(Code::malformed,
                              "not a stamp symbol",
                              base::quote(name),
                              "hallmark$PATH$VERSION");
  }
  const auto size = separator - symbol_prefix.size();
  auto path = unescape_part(name.substr(symbol_prefix.size(), size),
                            symbol_prefix.size());
  if (!path) {
    return std::move(path.error());
  }
  auto version = unescape_part(name.substr(separator + 1), separator + 1);
  if (!version) {
    return std::move(version.error());
  }
  auto identity = make_identity(*path, *version);
  if (!identity) {
    identity.error().code = Code::malformed;
    identity.error().message.insert(0, "stamp symbol: ");
  }
  return identity;
}

}  // namespace hallmark::model
