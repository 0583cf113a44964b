// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/metadata.hpp"

#include "base/text.hpp"
#include "describe/table.hpp"

#include <cmath>
#include <sstream>

namespace hallmark::describe {
namespace {

constexpr std::string_view scalar_kinds = "a string, a number or a boolean";
constexpr std::string_view value_kinds =
  "a string, a number, a boolean or an array of them";

using ValueKind = model::Value::Kind;

/// As TOML spells it.
std::string
format_decimal(const toml::value<double>& decimal)
{
  std::ostringstream stream;
  stream << decimal;
  return stream.str();
}

/// A value that stands for itself; nothing for the other kinds.
std::optional<model::Value>
make_value(const std::string& key, const toml::node& node)
{
  if (const auto* text = node.as_string()) {
    return model::Value{key, ValueKind::string, text->get()};
  }
  if (const auto* integer = node.as_integer()) {
    return model::Value{key, ValueKind::number, std::to_string(integer->get())};
  }
  if (const auto* decimal = node.as_floating_point()) {
    return model::Value{key, ValueKind::number, format_decimal(*decimal)};
  }
  if (const auto* boolean = node.as_boolean()) {
    return model::Value{
      key, ValueKind::boolean, boolean->get() ? "true" : "false"};
  }
  return std::nullopt;
}

class Flattener {
public:
  explicit Flattener(Document& document) : document_(document) {}

  void add_table(const std::string& prefix, const toml::table& table)
  {
    for (const auto& [key, value] : list_entries(table)) {
      add_value(prefix + model::escape_key(key->str()),
                *value,
                base::quote(key->str()));
    }
  }

  model::Metadata metadata;

private:
  void add_value(const std::string& key,
                 const toml::node& node,
                 const std::string& what)
  {
    if (const auto* array = node.as_array()) {
      add_array(key, *array, what);
    } else {
      add_scalar(key, node, what, value_kinds);
    }
  }

  void add_array(const std::string& key,
                 const toml::array& array,
                 const std::string& what)
  {
    if (array.empty()) {
      metadata.values.push_back({key, ValueKind::empty_array, {}});
    }
    for (std::size_t i = 0; i < array.size(); ++i) {
      add_scalar(key + "." + std::to_string(i),
                 array[i],
                 "element of " + what,
                 scalar_kinds);
    }
  }

  void add_scalar(const std::string& key,
                  const toml::node& node,
                  const std::string& what,
                  std::string_view expected)
  {
    auto value = make_value(key, node);
    if (!value) {
      report_kind(document_, node, what, expected);
      return;
    }
    const auto* decimal = node.as_floating_point();
    if (decimal && !std::isfinite(decimal->get())) {
      document_.faults.add(find_place(document_, node.source()),
                           "wrong value of " + what,
                           value->text,
                           "a finite number");
    }
    metadata.values.push_back(std::move(*value));
  }

  Document& document_;
};

void
add_items(const toml::array& items, Flattener& flattener, Document& document)
{
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto* item = items[i].as_table();
    if (!item) {
      report_kind(document, items[i], "element of 'items'", "a table");
      continue;
    }
    if (item->empty()) {
      document.faults.add(find_place(document, item->source()),
                          "item has no keys");
    }
    flattener.add_table("items." + std::to_string(i) + ".", *item);
  }
}

void
check_size(const model::Metadata& metadata, const Place& place, Faults& faults)
{
  const auto size = model::format_metadata(metadata).size();
  if (size > model::metadata_limit_bytes) {
    faults.add(place,
               "metadata and items are too large",
               base::format_count(size, "byte"),
               "at most " + std::to_string(model::metadata_limit_bytes));
  }
}

}  // namespace

model::Metadata
read_metadata(Document& document)
{
  Flattener flattener(document);
  const auto* table = document.root.get("metadata");
  const auto* items = document.root.get("items");
  if (table && !table->is_table()) {
    report_kind(document, *table, "'metadata'", "a table");
  } else if (table) {
    flattener.add_table("metadata.", *table->as_table());
  }
  if (items && !items->is_array()) {
    report_kind(document, *items, "'items'", "an array of tables");
  } else if (items) {
    add_items(*items->as_array(), flattener, document);
  }
  if (const auto* first = table ? table : items) {
    const auto place = find_place(document, first->source());
    check_size(flattener.metadata, place, document.faults);
  }
  return std::move(flattener.metadata);
}

}  // namespace hallmark::describe
