// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/document.hpp"

#include "base/text.hpp"
#include "describe/depth.hpp"
#include "describe/fault.hpp"
#include "describe/lines.hpp"

#include <algorithm>
#include <sstream>

#include <toml++/toml.h>

namespace hallmark::describe {
namespace {

/// Deeper than any value of a description; what holds it is refused.
constexpr unsigned depth_limit = 8;

Place
find_place(const toml::source_region& region, const Lines& lines)
{
  return lines.find_place(region.begin.line, region.begin.column);
}

template<class T>
std::string
print(const T& value)
{
  std::ostringstream stream;
  stream << value;
  return stream.str();
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

Node
make_node(const toml::node& source, const Lines& lines, unsigned depth);

std::vector<Entry>
make_entries(const toml::table& table, const Lines& lines, unsigned depth)
{
  std::vector<Entry> entries;
  for (const auto& [key, value] : table) {
    entries.push_back({std::string(key.str()),
                       find_place(key.source(), lines),
                       make_node(value, lines, depth)});
  }
  const auto is_before = [](const Entry& a, const Entry& b) {
    return std::pair(a.place.line, a.place.column) <
           std::pair(b.place.line, b.place.column);
  };
  std::ranges::stable_sort(entries, is_before);
  return entries;
}

std::vector<Node>
make_elements(const toml::array& array, const Lines& lines, unsigned depth)
{
  std::vector<Node> elements;
  for (const auto& element : array) {
    elements.push_back(make_node(element, lines, depth));
  }
  return elements;
}

void
fill_value(const toml::node& source, Node& node)
{
  if (const auto* string = source.as_string()) {
    node.kind = Node::Kind::string;
    node.text = string->get();
  } else if (const auto* integer = source.as_integer()) {
    node.kind = Node::Kind::integer;
    node.text = std::to_string(integer->get());
  } else if (const auto* decimal = source.as_floating_point()) {
    node.kind = Node::Kind::decimal;
    node.text = print(*decimal);
  } else if (const auto* boolean = source.as_boolean()) {
    node.kind = Node::Kind::boolean;
    node.text = boolean->get() ? "true" : "false";
  } else {
    node.kind = Node::Kind::date;
  }
}

Node
make_node(const toml::node& source, const Lines& lines, unsigned depth)
{
  Node node;
  node.place = find_place(source.source(), lines);
  if (const auto* table = source.as_table()) {
    node.kind = Node::Kind::table;
    if (depth < depth_limit) {
      node.entries = make_entries(*table, lines, depth + 1);
    }
  } else if (const auto* array = source.as_array()) {
    node.kind = Node::Kind::array;
    if (depth < depth_limit) {
      node.elements = make_elements(*array, lines, depth + 1);
    }
  } else {
    fill_value(source, node);
  }
  return node;
}

}  // namespace

const Node*
Node::find(std::string_view key) const
{
  const auto entry = std::ranges::find(entries, key, &Entry::key);
  return entry == entries.end() ? nullptr : &entry->value;
}

std::string
format_kind(Node::Kind kind)
{
  switch (kind) {
    case Node::Kind::string:
      return "a string";
    case Node::Kind::integer:
      return "an integer";
    case Node::Kind::decimal:
      return "a decimal number";
    case Node::Kind::boolean:
      return "a boolean";
    case Node::Kind::date:
      return "a date or time";
    case Node::Kind::array:
      return "an array";
    case Node::Kind::table:
      return "a table";
  }
  return {};
}

Result<Node>
parse_document(const std::string& name, std::string_view text)
{
  if (const auto bad = find_bad_byte(text)) {
    return make_fault(name,
                      bad->place,
                      "not UTF-8",
                      "byte " + base::format_hex(bad->value),
                      "UTF-8 text");
  }

  if (const auto deep = find_deep_key(text)) {
    return make_fault(name,
                      *deep,
                      "key has too many parts",
                      "more",
                      "at most " + std::to_string(key_dot_limit + 1));
  }

  const Lines lines(text);
  try {
    return make_node(toml::parse(text, name), lines, 0);
  } catch (const toml::parse_error& failure) {
    return make_fault(name,
                      find_place(failure.source(), lines),
                      describe_failure(failure.description()));
  }
}

}  // namespace hallmark::describe
