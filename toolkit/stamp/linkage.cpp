// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/linkage.hpp"

#include "base/text.hpp"

namespace hallmark::stamp {
namespace {

using describe::Export;

/// Add the linkage names of exports that a file declares.
Result<void>
add_names(const std::string& file,
          const std::vector<Export>& exports,
          std::vector<std::string>& names)
{
  for (const auto& one : exports) {
    const auto& symbol = one.symbol;
    if (symbol.value.find("::") != std::string::npos) {
      return describe::make_fault(
        file,
        symbol.place,
        "export has no C linkage",
        base::quote(symbol.value),
        "an unqualified name",
        "qualified names need contracts, which this version does not make");
    }
    names.push_back(symbol.value);
  }
  return {};
}

Result<void>
check_source(const describe::Plugin& plugin)
{
  const auto& source = plugin.exports.source;
  if (!source) {
    return {};
  }
  return describe::make_fault(
    plugin.file,
    source->place,
    "exports that a source marks need contracts, which this version does not "
    "make",
    "name them: header = \"…\", symbols = [\"…\"]");
}

/// Interfaces that a plugin implements: their names and what they demand.
Result<void>
add_interfaces(const describe::Plugin& plugin, model::Stamp& stamp)
{
  for (const auto& interface : plugin.implements) {
    stamp.implements.push_back({interface.name, interface.version});
    auto added = add_names(interface.file, interface.exports, stamp.exports);
    if (added) {
      added = add_names(interface.file, interface.optional, stamp.optional);
    }
    if (!added) {
      return added;
    }
  }
  for (const auto& interface : plugin.uses) {
    stamp.uses.push_back({interface.name, interface.version});
  }
  return {};
}

}  // namespace

Result<model::Stamp>
make_stamp(const describe::Plugin& plugin, std::string_view language)
{
  model::Stamp stamp;
  stamp.identity = plugin.identity;
  stamp.language = language;
  stamp.requirements = plugin.requirements;
  if (auto checked = check_source(plugin); !checked) {
    return checked.error();
  }
  if (auto added = add_interfaces(plugin, stamp); !added) {
    return added.error();
  }
  if (auto added =
        add_names(plugin.file, plugin.exports.symbols, stamp.exports);
      !added) {
    return added.error();
  }
  return stamp;
}

}  // namespace hallmark::stamp
