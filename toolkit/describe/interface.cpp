// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/interface.hpp"

#include "base/text.hpp"
#include "describe/names.hpp"
#include "describe/source.hpp"
#include "describe/table.hpp"
#include "model/identity.hpp"

#include <map>
#include <utility>

namespace hallmark::describe {
namespace {

const std::vector<std::string> interface_keys = {"name",
                                                 "version",
                                                 "header",
                                                 "exports",
                                                 "optional",
                                                 "provider",
                                                 "type",
                                                 "leaves",
                                                 "extra_types",
                                                 "private",
                                                 "allow",
                                                 "metadata"};
const std::vector<std::string> export_keys = {"symbol", "as"};
const std::vector<std::string> metadata_keys = {"require"};

/// How the names of exports are read.
using TakeName = std::string(Text& name, Faults& faults);

std::string
take_name(const Table& table, Faults& faults)
{
  const auto name = table.require_text("name");
  if (auto checked = model::check_path(name.value); !checked) {
    auto& message = checked.error().message;
    constexpr std::string_view path = "plugin path";
    if (message.starts_with(path)) {
      message.replace(0, path.size(), "interface name");
    }
    faults.add_error(name.place, std::move(checked.error()));
  }
  return name.value;
}

std::string
make_renaming_hint(const std::string& symbol)
{
  const auto* quote = symbol.find('"') == symbol.npos ? "\"" : "'";
  return base::concat(
    {"write { symbol = ", quote, symbol, quote, ", as = \"…\" }"});
}

/// `{ symbol = "audio::create", as = "create_audio" }`
Export
take_renamed(Document& document, const toml::table& node, TakeName& take_symbol)
{
  const Table table(document, node, export_keys);
  Export renamed;
  renamed.symbol = table.require_text("symbol");
  (void)take_symbol(renamed.symbol, document.faults);
  const auto name = table.require_text("as");
  if (!is_identifier(name.value) || is_keyword(name.value)) {
    document.faults.add(name.place,
                        "not a name",
                        (is_keyword(name.value) ? "the keyword " : "") +
                          base::quote(name.value),
                        "an identifier");
  }
  renamed.name = name.value;
  return renamed;
}

Export
take_export(Document& document,
            const toml::node& node,
            std::string_view key,
            TakeName& take_symbol)
{
  Export taken;
  if (const auto* renamed = node.as_table()) {
    taken = take_renamed(document, *renamed, take_symbol);
  } else if (node.is_string()) {
    taken.symbol = take_text(document, node, key);
    taken.name = take_symbol(taken.symbol, document.faults);
    check_binding_name(taken.name,
                       taken.symbol.place,
                       make_renaming_hint(taken.symbol.value),
                       document.faults);
  } else {
    report_kind(document,
                node,
                "element of " + base::quote(key),
                "a string or { symbol = …, as = … }");
  }
  return taken;
}

std::vector<Export>
take_exports(Document& document,
             const Table& table,
             std::string_view key,
             TakeName& take_symbol)
{
  std::vector<Export> exports;
  if (const auto* array = table.find(key, Kind::array)) {
    for (const auto& element : *array->as_array()) {
      exports.push_back(take_export(document, element, key, take_symbol));
    }
  }
  return exports;
}

/// Each symbol is there once, and so is each name of the binding, which has a
/// function of its own.
void
check_distinct(const Interface& interface, Faults& faults)
{
  std::map<std::string, Place> symbols;
  std::map<std::string, std::string> names;
  for (const auto* list : {&interface.exports, &interface.optional}) {
    for (const auto& one : *list) {
      const auto& [symbol, place] = one.symbol;
      const auto [first, is_new] = symbols.emplace(symbol, place);
      if (!is_new) {
        report_duplicate(one.symbol, first->second, faults);
      }
      const auto [other, is_free] = names.emplace(one.name, symbol);
      if (!is_free) {
        faults.add(place,
                   "two exports have the same name in the binding",
                   base::quote(symbol) + " as " + base::quote(one.name),
                   "a name that " + base::quote(other->second) +
                     " does not use",
                   make_renaming_hint(symbol));
      }
      if (one.name == "expected") {
        faults.add(place,
                   "name is reserved in the binding",
                   base::quote(one.name),
                   "another name",
                   make_renaming_hint(symbol));
      }
    }
  }
}

/// Without an export a binding is empty, and nothing says which types cross.
void
check_count(const Document& document,
            const Interface& interface,
            const Table& table,
            Faults& faults)
{
  const auto* array = table.find("exports", Kind::array);
  if (array && interface.exports.empty() && interface.optional.empty()) {
    faults.add(find_place(document, array->source()),
               "interface without an export",
               "none under 'exports' or 'optional'",
               "a function or a variable");
  }
  const auto count = interface.exports.size() + interface.optional.size();
  if (array) {
    check_export_count(count, find_place(document, array->source()), faults);
  }
}

Provider
take_provider(const Table& table, Faults& faults)
{
  const auto provider = table.find_text("provider");
  if (!provider || provider->value == "plugin") {
    return Provider::plugin;
  }
  if (provider->value != "host") {
    faults.add(provider->place,
               "unknown provider",
               base::quote(provider->value),
               "'plugin' or 'host'");
  }
  return Provider::host;
}

std::string
take_type(const Table& table, const std::string& stem, Faults& faults)
{
  const auto type = table.find_text("type");
  if (!type) {
    const auto name = make_identifier(stem);
    return base::concat(
      {"hallmark::interfaces::", name, is_keyword(name) ? "_" : ""});
  }
  check_type_name(*type, "a type", faults);
  return type->value;
}

std::vector<std::string>
take_required_metadata(Document& document, const Table& table)
{
  std::vector<std::string> keys;
  if (const auto* node = table.find("metadata", Kind::table)) {
    const Table metadata(document, *node->as_table(), metadata_keys);
    for (auto& key : metadata.find_texts("require")) {
      keys.push_back(std::move(key.value));
    }
  }
  return keys;
}

/// One header, or a list of them.
std::vector<Text>
take_headers(Document& document, const Table& table, Faults& faults)
{
  std::vector<Text> headers;
  if (const auto* list = document.root["header"].as_array()) {
    headers = table.find_texts("header");
    if (list->empty()) {
      faults.add(find_place(document, list->source()),
                 "no header",
                 "an empty list",
                 "a header that declares the exports");
    }
  } else {
    headers.push_back(table.require_text("header"));
  }
  for (const auto& header : headers) {
    check_file_name(header, faults);
  }
  return headers;
}

}  // namespace

Result<Interface>
read_interface(const std::string& file,
               const std::optional<std::string>& set_version)
{
  const auto stem = find_stem(file, interface_ending);
  if (!stem) {
    return stem.error();
  }
  if (auto checked = check_set_version(set_version); !checked) {
    return checked.error();
  }
  auto document = read_document(file);
  if (!document) {
    return document.error();
  }

  auto& faults = document->faults;
  const Table table(*document, document->root, interface_keys);
  Interface interface;
  interface.file = file;
  interface.stem = *stem;
  interface.name = take_name(table, faults);
  interface.version = take_version(table, set_version, faults);
  interface.headers = take_headers(*document, table, faults);
  table.require("exports");
  auto& take_symbol =
    is_own_interface(interface.name) ? take_symbol_name : take_export_name;
  interface.exports = take_exports(*document, table, "exports", take_symbol);
  interface.optional = take_exports(*document, table, "optional", take_symbol);
  check_distinct(interface, faults);
  interface.provider = take_provider(table, faults);
  interface.type = take_type(table, *stem, faults);
  auto types = take_types(*document, table);
  interface.leaves = std::move(types.leaves);
  interface.extra_types = std::move(types.extra_types);
  interface.private_types = std::move(types.private_types);
  interface.allow = std::move(types.allow);
  interface.required_metadata = take_required_metadata(*document, table);
  check_count(*document, interface, table, faults);
  if (faults.first()) {
    return *faults.first();
  }
  return interface;
}

}  // namespace hallmark::describe
