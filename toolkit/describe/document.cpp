// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/document.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "describe/depth.hpp"

#include <algorithm>

namespace hallmark::describe {
namespace {

/// As much as the text of a contract may have: a description with all the
/// exports and the metadata that it may have is shorter.
constexpr std::uint64_t description_limit = 16 << 20;

Place
find_character(const Lines& lines, const toml::source_region& region)
{
  return lines.find_place(region.begin.line, region.begin.column);
}

/// The parser tells places of failures by a clause that begins a sentence.
std::string
describe_failure(std::string_view description)
{
  constexpr std::string_view opening = "Error while ";
  if (description.starts_with(opening)) {
    return "not TOML: while " + std::string(description.substr(opening.size()));
  }
  return "not TOML: " + std::string(description);
}

/// What the parser would tell in its own words, or not survive.
Result<void>
check_text(const std::string& name, std::string_view text)
{
  if (const auto bad = find_bad_byte(text)) {
    const auto byte = static_cast<unsigned char>(text[*bad]);
    return make_fault(name,
                      find_place(text, *bad),
                      "not UTF-8",
                      "byte " + base::format_hex(byte),
                      "UTF-8 text");
  }
  if (const auto deep = find_deep_key(text)) {
    return make_fault(name,
                      find_place(text, *deep),
                      "key has too many parts",
                      "more",
                      "at most " + std::to_string(key_dot_limit + 1));
  }
  return {};
}

}  // namespace

std::vector<Entry>
list_entries(const toml::table& table)
{
  std::vector<Entry> entries;
  for (const auto& [key, value] : table) {
    entries.push_back({&key, &value});
  }
  std::ranges::stable_sort(entries, {}, [](const Entry& entry) {
    const auto& begin = entry.key->source().begin;
    return std::pair(begin.line, begin.column);
  });
  return entries;
}

Place
find_place(const Document& document, const toml::source_region& region)
{
  return find_character(document.lines, region);
}

std::string
format_kind(toml::node_type kind)
{
  switch (kind) {
    case toml::node_type::none:
      break;
    case toml::node_type::string:
      return "a string";
    case toml::node_type::integer:
      return "an integer";
    case toml::node_type::floating_point:
      return "a decimal number";
    case toml::node_type::boolean:
      return "a boolean";
    case toml::node_type::date:
    case toml::node_type::time:
    case toml::node_type::date_time:
      return "a date or time";
    case toml::node_type::array:
      return "an array";
    case toml::node_type::table:
      return "a table";
  }
  return {};
}

Result<Document>
parse_document(const std::string& name, std::string_view text)
{
  if (auto checked = check_text(name, text); !checked) {
    return checked.error();
  }
  Lines lines{std::string(text)};
  try {
    auto root = toml::parse(text, name);
    return Document{std::move(root), std::move(lines), Faults(name)};
  } catch (const toml::parse_error& failure) {
    return make_fault(name,
                      find_character(lines, failure.source()),
                      describe_failure(failure.description()));
  }
}

Result<Document>
read_document(const std::string& file)
{
  const auto text = base::read_text(file, description_limit);
  if (!text) {
    return base::with_subject(text.error(), file);
  }
  return parse_document(file, *text);
}

}  // namespace hallmark::describe
