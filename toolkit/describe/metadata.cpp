// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/metadata.hpp"

#include "base/text.hpp"
#include "describe/table.hpp"

namespace hallmark::describe {
namespace {

constexpr std::string_view scalar_kinds = "a string, a number or a boolean";
constexpr std::string_view value_kinds =
  "a string, a number, a boolean or an array of them";

using ValueKind = model::Value::Kind;

/// The kind of a value that stands for itself; nothing for the others.
std::optional<ValueKind>
find_kind(Node::Kind kind)
{
  switch (kind) {
    case Node::Kind::string:
      return ValueKind::string;
    case Node::Kind::integer:
    case Node::Kind::decimal:
      return ValueKind::number;
    case Node::Kind::boolean:
      return ValueKind::boolean;
    case Node::Kind::date:
    case Node::Kind::array:
    case Node::Kind::table:
      return std::nullopt;
  }
  return std::nullopt;
}

/// Of a number, as TOML spells it.
bool
is_finite(const Node& node)
{
  return node.text.find("inf") == std::string::npos &&
         node.text.find("nan") == std::string::npos;
}

class Flattener {
public:
  explicit Flattener(Faults& faults) : faults_(faults) {}

  void add_table(const std::string& prefix, const Node& table)
  {
    for (const auto& entry : table.entries) {
      add_value(prefix + model::escape_key(entry.key), entry);
    }
  }

  model::Metadata metadata;

private:
  void add_value(const std::string& key, const Entry& entry)
  {
    if (entry.value.kind == Node::Kind::array) {
      add_array(key, entry);
    } else {
      add_scalar(key, entry.value, base::quote(entry.key), value_kinds);
    }
  }

  void add_array(const std::string& key, const Entry& entry)
  {
    const auto& elements = entry.value.elements;
    if (elements.empty()) {
      metadata.values.push_back({key, ValueKind::empty_array, {}});
    }
    for (std::size_t i = 0; i < elements.size(); ++i) {
      add_scalar(key + "." + std::to_string(i),
                 elements[i],
                 "element of " + base::quote(entry.key),
                 scalar_kinds);
    }
  }

  void add_scalar(const std::string& key,
                  const Node& node,
                  const std::string& what,
                  std::string_view expected)
  {
    const auto kind = find_kind(node.kind);
    if (!kind) {
      report_kind(node, what, expected, faults_);
      return;
    }
    if (*kind == ValueKind::number && !is_finite(node)) {
      faults_.add(
        node.place, "wrong value of " + what, node.text, "a finite number");
    }
    metadata.values.push_back({key, *kind, node.text});
  }

  Faults& faults_;
};

void
add_items(const Node& items, Flattener& flattener, Faults& faults)
{
  for (std::size_t i = 0; i < items.elements.size(); ++i) {
    const auto& item = items.elements[i];
    if (item.kind != Node::Kind::table) {
      report_kind(item, "element of 'items'", "a table", faults);
    } else if (item.entries.empty()) {
      faults.add(item.place, "item has no keys");
    }
    flattener.add_table("items." + std::to_string(i) + ".", item);
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
read_metadata(const Node& root, Faults& faults)
{
  Flattener flattener(faults);
  const auto* table = root.find("metadata");
  const auto* items = root.find("items");
  if (table && table->kind != Node::Kind::table) {
    report_kind(*table, "'metadata'", "a table", faults);
  } else if (table) {
    flattener.add_table("metadata.", *table);
  }
  if (items && items->kind != Node::Kind::array) {
    report_kind(*items, "'items'", "an array of tables", faults);
  } else if (items) {
    add_items(*items, flattener, faults);
  }
  if (table || items) {
    check_size(flattener.metadata, table ? table->place : items->place, faults);
  }
  return std::move(flattener.metadata);
}

}  // namespace hallmark::describe
