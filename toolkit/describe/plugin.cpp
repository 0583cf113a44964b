// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/plugin.hpp"

#include "base/text.hpp"
#include "describe/interfaces.hpp"
#include "describe/metadata.hpp"
#include "describe/names.hpp"
#include "describe/source.hpp"
#include "describe/table.hpp"
#include "model/range.hpp"

#include <algorithm>

namespace hallmark::describe {
namespace {

const std::vector<std::string> plugin_keys = {"path",
                                              "version",
                                              "implements",
                                              "uses",
                                              "exports",
                                              "requires",
                                              "metadata",
                                              "items"};
const std::vector<std::string> exports_keys = {"header", "symbols", "source"};

std::string
take_path(const Table& table, Faults& faults)
{
  const auto path = table.require_text("path");
  if (auto checked = model::check_path(path.value); !checked) {
    faults.add_error(path.place, std::move(checked.error()));
  }
  return path.value;
}

std::vector<Export>
take_symbols(const Table& table, Faults& faults)
{
  std::vector<Export> symbols;
  for (auto& symbol : table.find_texts("symbols")) {
    auto name = take_export_name(symbol, faults);
    symbols.push_back({std::move(symbol), std::move(name)});
  }
  return symbols;
}

/// Either names, declared by a header or not, or what is marked in a source.
void
check_origin(const OwnExports& exports, Faults& faults)
{
  if (exports.header) {
    check_file_name(*exports.header, faults);
  }
  for (const auto& source : exports.sources) {
    check_file_name(source, faults);
  }
  if (!exports.sources.empty() &&
      (exports.header || !exports.symbols.empty())) {
    faults.add(exports.sources.front().place,
               "exports come from two places",
               "'source' next to 'header' or 'symbols'",
               "one of them");
  }
  if (exports.header && exports.symbols.empty()) {
    faults.add(exports.header->place,
               "header without an export",
               "none under 'symbols'",
               "a function or a variable that " +
                 base::quote(exports.header->value) + " declares");
  }
}

OwnExports
take_own_exports(Document& document, const Table& table)
{
  OwnExports exports;
  if (const auto* node = table.find("exports", Kind::table)) {
    const Table own(document, *node->as_table(), exports_keys);
    exports.header = own.find_text("header");
    exports.symbols = take_symbols(own, document.faults);
    if (exports.header) {
      check_export_count(exports.symbols.size(), own.place(), document.faults);
    }
    if (auto source = own.find_text("source")) {
      exports.sources.push_back(std::move(*source));
    }
    check_origin(exports, document.faults);
  }
  return exports;
}

/// One that is required, and the descriptions of what is called of it.
struct Required {
  model::Requirement requirement;
  std::vector<Text> interfaces;
};

const std::vector<std::string> requirement_keys = {"range", "interfaces"};

/// `"^2.0"`, or `{ range = "^2.0", interfaces = ["core.interface.toml"] }`.
Text
take_range(Document& document,
           const toml::node& node,
           const std::string& required,
           std::vector<Text>& interfaces)
{
  if (const auto* value = node.as_table()) {
    const Table table(document, *value, requirement_keys);
    interfaces = table.find_texts("interfaces");
    return table.require_text("range");
  }
  const auto what = "the range of " + base::quote(required);
  if (!node.is_string()) {
    report_kind(document, node, what, "a string or a table");
  }
  return take_text(document, node, what);
}

Required
take_requirement(Document& document, const Entry& entry, std::string_view self)
{
  auto& faults = document.faults;
  const std::string required(entry.key->str());
  const auto place = find_place(document, entry.key->source());
  if (auto path = model::check_path(required); !path) {
    faults.add_error(place, std::move(path.error()));
  } else if (required == self) {
    faults.add(place, "plugin requires itself");
  }
  Required made;
  auto text = take_range(document, *entry.value, required, made.interfaces);
  if (auto range = model::Range::parse(text.value); !range) {
    faults.add_error(text.place, std::move(range.error()));
  }
  made.requirement.path = required;
  made.requirement.range = std::move(text.value);
  return made;
}

std::vector<Required>
take_requirements(Document& document, const Table& table, std::string_view self)
{
  std::vector<Required> requirements;
  if (const auto* node = table.find("requires", Kind::table)) {
    for (const auto& entry : list_entries(*node->as_table())) {
      requirements.push_back(take_requirement(document, entry, self));
    }
  }
  return requirements;
}

/// Read what a plugin calls of those that it requires. One interface may be
/// that of several plugins: its description is kept once.
void
add_calls(const std::vector<Required>& required,
          const std::vector<std::string>& folders,
          Faults& faults,
          Plugin& plugin)
{
  for (const auto& one : required) {
    auto requirement = one.requirement;
    for (auto& interface :
         read_interfaces(one.interfaces, Role::called, folders, faults)) {
      requirement.interfaces.push_back({interface.name, interface.version});
      if (std::ranges::find(plugin.calls, interface.name, &Interface::name) ==
          plugin.calls.end()) {
        plugin.calls.push_back(std::move(interface));
      }
    }
    plugin.requirements.push_back(std::move(requirement));
  }
}

}  // namespace

Result<Plugin>
read_plugin(const std::string& file, const ReadOptions& options)
{
  const auto stem = find_stem(file, plugin_ending);
  if (!stem) {
    return stem.error();
  }
  if (auto checked = check_set_version(options.version); !checked) {
    return checked.error();
  }
  auto document = read_document(file);
  if (!document) {
    return document.error();
  }

  auto& faults = document->faults;
  const Table table(*document, document->root, plugin_keys);
  Plugin plugin;
  plugin.file = file;
  plugin.stem = *stem;
  plugin.identity.path = take_path(table, faults);
  plugin.identity.version = take_version(table, options.version, faults);
  plugin.exports = take_own_exports(*document, table);
  const auto required =
    take_requirements(*document, table, plugin.identity.path);
  plugin.metadata = read_metadata(*document);
  const auto implements = table.find_texts("implements");
  const auto uses = table.find_texts("uses");
  if (!faults.first()) {
    plugin.implements =
      read_interfaces(implements, Role::implemented, options.folders, faults);
    plugin.uses = read_interfaces(uses, Role::used, options.folders, faults);
    add_calls(required, options.folders, faults, plugin);
    check_required_metadata(*document, plugin.implements);
    check_exports_distinct(
      implements, plugin.implements, plugin.exports.symbols, faults);
  }
  if (faults.first()) {
    return *faults.first();
  }
  return plugin;
}

std::vector<std::string>
list_files(const Plugin& plugin)
{
  std::vector<std::string> files = {plugin.file};
  for (const auto* list : {&plugin.implements, &plugin.uses, &plugin.calls}) {
    for (const auto& interface : *list) {
      files.push_back(interface.file);
    }
  }
  return files;
}

}  // namespace hallmark::describe
