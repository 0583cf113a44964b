// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/table.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace hallmark::describe {

Table::Table(const Node& node,
             const std::vector<std::string>& keys,
             Faults& faults)
  : node_(node), faults_(faults)
{
  for (const auto& entry : node.entries) {
    if (std::ranges::find(keys, entry.key) != keys.end()) {
      continue;
    }
    const auto near = base::find_nearest(entry.key, keys, 1);
    faults.add(entry.place,
               "unknown key",
               base::quote(entry.key),
               "one of " + base::join(keys, ", "),
               near.empty() ? std::string()
                            : "did you mean " + base::quote(near[0]) + "?");
  }
}

const Node*
Table::find(std::string_view key, Node::Kind kind) const
{
  const auto* node = node_.find(key);
  if (node && node->kind != kind) {
    report_kind(*node, base::quote(key), format_kind(kind), faults_);
    return nullptr;
  }
  return node;
}

std::optional<Text>
Table::find_text(std::string_view key) const
{
  const auto* node = find(key, Node::Kind::string);
  if (!node) {
    return std::nullopt;
  }
  return Text{node->text, node->place};
}

Text
Table::require_text(std::string_view key) const
{
  if (!node_.find(key)) {
    report_missing(key);
  }
  return find_text(key).value_or(Text{});
}

std::vector<Text>
Table::find_texts(std::string_view key) const
{
  std::vector<Text> texts;
  if (const auto* array = find(key, Node::Kind::array)) {
    for (const auto& element : array->elements) {
      texts.push_back(
        take_text(element, "element of " + base::quote(key), faults_));
    }
  }
  return texts;
}

void
Table::report_missing(std::string_view key, std::string hint) const
{
  faults_.add(place(), "missing key " + base::quote(key), std::move(hint));
}

void
report_kind(const Node& node,
            std::string_view what,
            std::string_view expected,
            Faults& faults)
{
  faults.add(node.place,
             "wrong type of " + std::string(what),
             format_kind(node.kind),
             std::string(expected));
}

Text
take_text(const Node& node, std::string_view what, Faults& faults)
{
  if (node.kind != Node::Kind::string) {
    report_kind(node, what, format_kind(Node::Kind::string), faults);
    return {{}, node.place};
  }
  return {node.text, node.place};
}

}  // namespace hallmark::describe
