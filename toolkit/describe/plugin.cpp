// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "describe/plugin.hpp"

#include "base/text.hpp"
#include "describe/interfaces.hpp"
#include "describe/metadata.hpp"
#include "describe/names.hpp"
#include "describe/source.hpp"
#include "model/range.hpp"

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
    check_export_name(symbol, faults);
    auto name = find_last_component(symbol.value);
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
               "exports have two origins",
               "'source' beside 'header' or 'symbols'",
               "one of them");
  }
}

OwnExports
take_own_exports(const Table& table, Faults& faults)
{
  OwnExports exports;
  if (const auto* node = table.find("exports", Node::Kind::table)) {
    const Table own(*node, exports_keys, faults);
    exports.header = own.find_text("header");
    exports.symbols = take_symbols(own, faults);
    if (auto source = own.find_text("source")) {
      exports.sources.push_back(std::move(*source));
    }
    check_origin(exports, faults);
  }
  return exports;
}

model::Requirement
take_requirement(const Entry& entry, const std::string& self, Faults& faults)
{
  if (auto path = model::check_path(entry.key); !path) {
    faults.add_error(entry.place, std::move(path.error()));
  } else if (entry.key == self) {
    faults.add(entry.place, "plugin requires itself");
  }
  const auto text =
    take_text(entry.value, "the range of " + base::quote(entry.key), faults);
  if (auto range = model::Range::parse(text.value); !range) {
    faults.add_error(text.place, std::move(range.error()));
  }
  return {entry.key, text.value};
}

std::vector<model::Requirement>
take_requirements(const Table& table, const std::string& self, Faults& faults)
{
  std::vector<model::Requirement> requirements;
  if (const auto* node = table.find("requires", Node::Kind::table)) {
    for (const auto& entry : node->entries) {
      requirements.push_back(take_requirement(entry, self, faults));
    }
  }
  return requirements;
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
  const auto root = read_document(file);
  if (!root) {
    return root.error();
  }

  Faults faults(file);
  const Table table(*root, plugin_keys, faults);
  Plugin plugin;
  plugin.file = file;
  plugin.stem = *stem;
  plugin.identity.path = take_path(table, faults);
  plugin.identity.version = take_version(table, options.version, faults);
  plugin.exports = take_own_exports(table, faults);
  plugin.requirements = take_requirements(table, plugin.identity.path, faults);
  plugin.metadata = read_metadata(*root, faults);
  const auto implements = table.find_texts("implements");
  const auto uses = table.find_texts("uses");
  if (!faults.first()) {
    add_interfaces(implements, uses, options.folders, plugin, faults);
    check_required_metadata(*root, plugin, faults);
    check_exports_distinct(implements, plugin, faults);
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
  for (const auto* list : {&plugin.implements, &plugin.uses}) {
    for (const auto& interface : *list) {
      files.push_back(interface.file);
    }
  }
  return files;
}

}  // namespace hallmark::describe
