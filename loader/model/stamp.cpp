// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model/stamp.hpp"

#include "base/text.hpp"
#include "model/lines.hpp"
#include "model/names.hpp"

#include <algorithm>
#include <array>

namespace hallmark::model {
namespace {

constexpr std::string_view stamp_name = "stamp";
constexpr std::string_view fact_prefix = "fact.";

/// Keys of the first lines, in this order.
constexpr std::array<std::string_view, 3> first_keys = {
  "format",
  "path",
  "version",
};

/**
 * Refuse a newer format, told by the first line alone: what follows it may be
 * other than lines.
 */
Result<void>
check_format(std::string_view text)
{
  constexpr std::string_view start = "format=";
  if (!text.starts_with(start)) {
    return {};
  }
  const auto newest = std::to_string(stamp_format);
  const auto value = text.substr(0, text.find('\n')).substr(start.size());
  if (value == newest) {
    return {};
  }
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (value.empty() || value.front() == '0' ||
      !std::ranges::all_of(value, is_digit)) {
    return base::box_mismatch(Code::malformed,
                              "line 1 of the stamp: not a format number",
                              base::quote(value),
                              newest);
  }
  return base::box_mismatch(Code::unsupported,
                            "stamp has format " + std::string(value),
                            std::string(value),
                            newest,
                            "update Hallmark");
}

Result<void>
check_first_key(const std::vector<Line>& lines, std::size_t place)
{
  if (place < lines.size() && lines[place].key == first_keys[place]) {
    return {};
  }
  const auto wanted = base::quote(first_keys[place]);
  if (place >= lines.size()) {
    return base::box_error(Code::malformed, "stamp has no " + wanted);
  }
  return at_line(
    stamp_name,
    place + 1,
    base::make_mismatch(
      Code::malformed, "wrong key", base::quote(lines[place].key), wanted));
}

/// A name, and what follows the blank behind it.
struct NameAndRest {
  std::string_view name;
  std::string_view rest;
};

NameAndRest
split_value(std::string_view value)
{
  const auto blank = value.find(' ');
  if (blank == value.npos) {
    return {value, {}};
  }
  return {value.substr(0, blank), value.substr(blank + 1)};
}

base::BoxedError
make_value_error(std::string_view value, std::string_view expected)
{
  return base::box_mismatch(
    Code::malformed, "wrong value", base::quote(value), expected);
}

base::BoxedError
make_repeated(std::string_view what)
{
  return base::box_error(Code::malformed, base::quote(what) + " appears twice");
}

/**
 * Refuse what may be there once and is there again.
 *
 * What tells one from another is seen in the text itself, so that nothing is
 * copied: `KEY=NAME`, or `KEY=` for what has no name, or the bare name of an
 * export, which holds no `=` and so is not mistaken for the others.
 */
Result<void>
check_new(const Line& line, std::string_view name, NameIndex& seen)
{
  const std::string_view start(line.key.data(),
                               line.key.size() + 1 + name.size());
  if (!seen.insert(start, 0)) {
    return make_repeated(name.empty() ? line.key : name);
  }
  return {};
}

Result<void>
read_language(const Line& line, NameIndex& seen, Stamp& stamp)
{
  if (line.value != "c" && line.value != "c++") {
    return make_value_error(line.value, "c or c++");
  }
  stamp.language = line.value;
  return check_new(line, {}, seen);
}

Result<void>
read_fact(const Line& line, NameIndex& seen, Stamp& stamp)
{
  const auto name = line.key.substr(fact_prefix.size());
  if (name.empty()) {
    return base::box_mismatch(
      Code::malformed, "wrong key", base::quote(line.key), "fact.NAME");
  }
  stamp.facts.push_back({std::string(name), std::string(line.value)});
  return check_new(line, {}, seen);
}

/// `LINKAGE`, or `LINKAGE NAME` where it has another name in source. Both are
/// looked up, so neither may stand for two exports. A name with a `=`, as that
/// of `operator==`, is told from `KEY=NAME` by the blank before it.
Result<void>
read_export(const Line& line,
            NameIndex& seen,
            std::vector<std::string>& exports,
            Stamp& stamp)
{
  const auto [linkage, name] = split_value(line.value);
  const auto has_name = linkage.size() < line.value.size();
  if (linkage.empty() || (has_name && name.empty()) || name.starts_with(' ') ||
      name.ends_with(' ') || linkage.find('=') != linkage.npos) {
    return make_value_error(line.value, "LINKAGE or LINKAGE NAME");
  }
  if (!seen.insert(linkage, 0)) {
    return make_repeated(linkage);
  }
  const auto blanks = name.find('=') == name.npos ? 0U : 1U;
  if (has_name &&
      !seen.insert({name.data() - blanks, name.size() + blanks}, 0)) {
    return make_repeated(name);
  }
  exports.emplace_back(linkage);
  if (has_name) {
    stamp.names.emplace(linkage, name);
  }
  return {};
}

Result<void>
read_interface(const Line& line,
               NameIndex& seen,
               std::vector<InterfaceName>& interfaces)
{
  const auto [name, version] = split_value(line.value);
  if (name.empty()) {
    return make_value_error(line.value, "NAME VERSION");
  }
  if (auto parsed = Version::parse(version); !parsed) {
    return std::move(parsed.error());
  }
  interfaces.push_back({std::string(name), std::string(version)});
  return check_new(line, name, seen);
}

Result<void>
read_requirement(const Line& line, NameIndex& seen, Stamp& stamp)
{
  const auto [path, range] = split_value(line.value);
  if (auto sound = check_path(path); !sound) {
    return sound;
  }
  if (auto parsed = Range::parse(range); !parsed) {
    return std::move(parsed.error());
  }
  stamp.requirements.push_back({std::string(path), std::string(range)});
  return check_new(line, path, seen);
}

/// A line `calls=PATH NAME VERSION`, until all that is required is known.
struct Call {
  std::size_t line = 0;
  std::string_view path;
  InterfaceName interface;
};

Result<void>
read_call(const Line& line,
          std::size_t number,
          NameIndex& seen,
          std::vector<Call>& calls)
{
  const auto [path, rest] = split_value(line.value);
  const auto [name, version] = split_value(rest);
  if (path.empty() || name.empty()) {
    return make_value_error(line.value, "PATH NAME VERSION");
  }
  if (auto parsed = Version::parse(version); !parsed) {
    return std::move(parsed.error());
  }
  calls.push_back({number, path, {std::string(name), std::string(version)}});
  const auto length = path.size() + 1 + name.size();
  return check_new(line, line.value.substr(0, length), seen);
}

/// Give each call to the requirement that it belongs to.
Result<void>
add_calls(std::vector<Call> calls, Stamp& stamp)
{
  for (auto& call : calls) {
    const auto found =
      std::ranges::find(stamp.requirements, call.path, &Requirement::path);
    if (found == stamp.requirements.end()) {
      return at_line(stamp_name,
                     call.line,
                     base::make_error(Code::malformed,
                                      "calls a plugin that is not required: " +
                                        base::quote(call.path)));
    }
    found->interfaces.push_back(std::move(call.interface));
  }
  return {};
}

/// A line behind the first ones. Keys that are not known are passed over.
Result<void>
read_line(const Line& line, NameIndex& seen, Stamp& stamp)
{
  if (line.key == "export") {
    return read_export(line, seen, stamp.exports, stamp);
  }
  if (line.key == "optional") {
    return read_export(line, seen, stamp.optional, stamp);
  }
  if (line.key.starts_with(fact_prefix)) {
    return read_fact(line, seen, stamp);
  }
  if (line.key == "implements") {
    return read_interface(line, seen, stamp.implements);
  }
  if (line.key == "uses") {
    return read_interface(line, seen, stamp.uses);
  }
  if (line.key == "requires") {
    return read_requirement(line, seen, stamp);
  }
  if (line.key == "language") {
    return read_language(line, seen, stamp);
  }
  if (std::ranges::find(first_keys, line.key) != first_keys.end()) {
    return make_repeated(line.key);
  }
  return {};
}

Result<void>
read_identity(const std::vector<Line>& lines, Identity& identity)
{
  for (std::size_t place = 0; place < first_keys.size(); ++place) {
    if (auto sound = check_first_key(lines, place); !sound) {
      return sound;
    }
  }
  if (auto sound = check_path(lines[1].value); !sound) {
    return at_line(stamp_name, 2, std::move(sound.error()));
  }
  if (auto parsed = Version::parse(lines[2].value); !parsed) {
    return at_line(stamp_name, 3, std::move(parsed.error()));
  }
  identity.path = lines[1].value;
  identity.version = lines[2].value;
  return {};
}

/// Append `KEY=VALUE` and a newline.
void
append_line(std::string& text, std::string_view key, std::string_view value)
{
  text.append(key).append("=").append(value).append("\n");
}

void
append_exports(std::string& text,
               std::string_view key,
               const std::vector<std::string>& exports,
               const Stamp& stamp)
{
  for (const auto& linkage : exports) {
    const auto& name = find_source_name(stamp, linkage);
    append_line(text, key, name == linkage ? linkage : linkage + ' ' + name);
  }
}

void
append_interfaces(std::string& text,
                  std::string_view key,
                  const std::vector<InterfaceName>& interfaces)
{
  for (const auto& [name, version] : interfaces) {
    append_line(text, key, name + ' ' + version);
  }
}

}  // namespace

const std::string&
find_source_name(const Stamp& stamp, const std::string& linkage)
{
  const auto found = stamp.names.find(linkage);
  return found == stamp.names.end() ? linkage : found->second;
}

Result<Stamp>
parse_stamp(std::string_view text)
{
  if (auto sound = check_format(text); !sound) {
    return std::move(sound.error());
  }
  auto lines = parse_lines(text, stamp_name);
  if (!lines) {
    return std::move(lines.error());
  }
  Stamp stamp;
  if (auto sound = read_identity(*lines, stamp.identity); !sound) {
    return std::move(sound.error());
  }
  const auto export_count = std::ranges::count(*lines, "export", &Line::key);
  stamp.exports.reserve(static_cast<std::size_t>(export_count));
  NameIndex seen(lines->size());
  std::vector<Call> calls;
  for (auto place = first_keys.size(); place < lines->size(); ++place) {
    const auto& line = (*lines)[place];
    auto sound = line.key == "calls" ? read_call(line, place + 1, seen, calls)
                                     : read_line(line, seen, stamp);
    if (!sound) {
      return at_line(stamp_name, place + 1, std::move(sound.error()));
    }
  }
  if (auto sound = add_calls(std::move(calls), stamp); !sound) {
    return std::move(sound.error());
  }
  if (stamp.language.empty()) {
    return base::box_error(Code::malformed, "stamp has no 'language'");
  }
  return stamp;
}

std::string
format_stamp(const Stamp& stamp)
{
  std::string text;
  append_line(text, "format", std::to_string(stamp_format));
  append_line(text, "path", stamp.identity.path);
  append_line(text, "version", stamp.identity.version);
  append_line(text, "language", stamp.language);
  for (const auto& [name, value] : stamp.facts) {
    append_line(text, "fact." + name, value);
  }
  append_exports(text, "export", stamp.exports, stamp);
  append_exports(text, "optional", stamp.optional, stamp);
  append_interfaces(text, "implements", stamp.implements);
  append_interfaces(text, "uses", stamp.uses);
  for (const auto& one : stamp.requirements) {
    append_line(text, "requires", one.path + ' ' + one.range);
    for (const auto& [name, version] : one.interfaces) {
      append_line(text, "calls", one.path + ' ' + name + ' ' + version);
    }
  }
  return text;
}

}  // namespace hallmark::model
