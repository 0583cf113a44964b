// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/linkage.hpp"

#include "base/text.hpp"
#include "describe/names.hpp"

#include <set>

namespace hallmark::stamp {
namespace {

using contract::Contract;
using describe::Export;

/// Collects the exports of a stamp.
class Collector {
public:
  explicit Collector(model::Stamp& stamp) : stamp_(stamp) {}

  /// Exports that a header declares, in the order of the description.
  Result<void> add_typed(const std::string& file,
                         const std::vector<Export>& exports,
                         const Contract& contract,
                         std::vector<std::string>& linkages)
  {
    const auto known = contract::index_exports(contract);
    for (const auto& one : exports) {
      const auto& linkage = known.at(one.symbol.value)->linkage;
      if (auto added = add(file, one, linkage, linkages); !added) {
        return added;
      }
    }
    return {};
  }

  /// Exports that no header declares.
  Result<void> add_untyped(const std::string& file,
                           const std::vector<Export>& exports)
  {
    for (const auto& one : exports) {
      const auto& symbol = one.symbol;
      if (!describe::is_identifier(symbol.value)) {
        return describe::make_fault(
          file,
          symbol.place,
          "an export with a name of C++ needs a header",
          base::quote(symbol.value),
          "an identifier",
          "name the header that declares it: header = \"…\"");
      }
      if (auto added = add(file, one, symbol.value, stamp_.exports); !added) {
        return added;
      }
    }
    return {};
  }

  /// Exports that a source marks, sorted by name.
  Result<void> add_marked(const std::string& file,
                          const std::vector<Contract>& contracts)
  {
    for (const auto& contract : contracts) {
      for (const auto& one : contract.exports) {
        const Export marked = {{one.name, {}}, one.name};
        if (auto added = add(file, marked, one.linkage, stamp_.exports);
            !added) {
          return added;
        }
      }
    }
    return {};
  }

private:
  /// `extern "C"` functions of two namespaces are one function.
  Result<void> add(const std::string& file,
                   const Export& one,
                   const std::string& linkage,
                   std::vector<std::string>& linkages)
  {
    const auto& name = one.symbol.value;
    if (!seen_.insert(linkage).second) {
      return describe::make_fault(
        file,
        one.symbol.place,
        "export " + base::quote(name) +
          " has the symbol of another export: " + base::quote(linkage));
    }
    if (!names_.insert(name).second) {
      return describe::make_fault(file,
                                  one.symbol.place,
                                  "export " + base::quote(name) +
                                    " has the name of another export",
                                  "mark functions of one name in one source");
    }
    linkages.push_back(linkage);
    if (name != linkage) {
      stamp_.names.emplace(linkage, name);
    }
    return {};
  }

  model::Stamp& stamp_;
  std::set<std::string> seen_;
  std::set<std::string> names_;
};

/// Interfaces that a plugin implements: their names and what they demand.
Result<void>
add_interfaces(const describe::Plugin& plugin,
               const Contracts& contracts,
               Collector& collector,
               model::Stamp& stamp)
{
  for (std::size_t i = 0; i < plugin.implements.size(); ++i) {
    const auto& interface = plugin.implements[i];
    const auto& contract = contracts.implements[i];
    const auto& file = interface.file;
    stamp.implements.push_back({interface.name, interface.version});
    auto added =
      collector.add_typed(file, interface.exports, contract, stamp.exports);
    if (added) {
      added =
        collector.add_typed(file, interface.optional, contract, stamp.optional);
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
make_stamp(const describe::Plugin& plugin,
           const Contracts& contracts,
           std::string_view language)
{
  model::Stamp stamp;
  stamp.identity = plugin.identity;
  stamp.language = language;
  stamp.requirements = plugin.requirements;
  Collector collector(stamp);
  auto added = add_interfaces(plugin, contracts, collector, stamp);
  const auto& symbols = plugin.exports.symbols;
  if (added && plugin.exports.header) {
    added = collector.add_typed(
      plugin.file, symbols, contracts.own.front(), stamp.exports);
  } else if (added && !plugin.exports.sources.empty()) {
    added = collector.add_marked(plugin.file, contracts.own);
  } else if (added) {
    added = collector.add_untyped(plugin.file, symbols);
  }
  if (!added) {
    return added.error();
  }
  return stamp;
}

}  // namespace hallmark::stamp
