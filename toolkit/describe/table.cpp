// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/table.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace hallmark::describe {
namespace {

void
report_unknown(Document& document,
               const toml::key& key,
               const std::vector<std::string>& keys)
{
  document.faults.add(find_place(document, key.source()),
                      "unknown key",
                      base::quote(key.str()),
                      "one of " + base::join(keys, ", "),
                      base::suggest(key.str(), keys));
}

}  // namespace

Table::Table(Document& document,
             const toml::table& table,
             const std::vector<std::string>& keys)
  : document_(document), table_(table)
{
  for (const auto& entry : list_entries(table)) {
    if (std::ranges::find(keys, entry.key->str()) == keys.end()) {
      report_unknown(document, *entry.key, keys);
    }
  }
}

Place
Table::place() const
{
  return find_place(document_, table_.source());
}

const toml::node*
Table::find(std::string_view key, Kind kind) const
{
  const auto* node = table_.get(key);
  if (node && node->type() != kind) {
    report_kind(document_, *node, base::quote(key), format_kind(kind));
    return nullptr;
  }
  return node;
}

std::optional<Text>
Table::find_text(std::string_view key) const
{
  const auto* node = find(key, Kind::string);
  if (!node) {
    return std::nullopt;
  }
  return take_text(document_, *node, key);
}

Text
Table::require_text(std::string_view key) const
{
  require(key);
  return find_text(key).value_or(Text{});
}

std::vector<Text>
Table::find_texts(std::string_view key) const
{
  std::vector<Text> texts;
  if (const auto* array = find(key, Kind::array)) {
    for (const auto& element : *array->as_array()) {
      texts.push_back(
        take_text(document_, element, "element of " + base::quote(key)));
    }
  }
  return texts;
}

void
Table::require(std::string_view key, std::string hint) const
{
  if (!table_.contains(key)) {
    document_.faults.add(
      place(), "missing key " + base::quote(key), std::move(hint));
  }
}

void
report_kind(Document& document,
            const toml::node& node,
            std::string_view what,
            std::string_view expected)
{
  document.faults.add(find_place(document, node.source()),
                      "wrong type of " + std::string(what),
                      format_kind(node.type()),
                      std::string(expected));
}

Text
take_text(Document& document, const toml::node& node, std::string_view what)
{
  const auto place = find_place(document, node.source());
  if (const auto* text = node.as_string()) {
    return {text->get(), place};
  }
  report_kind(document, node, what, format_kind(Kind::string));
  return {{}, place};
}

}  // namespace hallmark::describe
