// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/contracts.hpp"

#include "base/text.hpp"
#include "describe/names.hpp"
#include "stamp/agreement.hpp"
#include "stamp/marked.hpp"

#include <algorithm>
#include <iterator>

namespace hallmark::stamp {
namespace {

using contract::Contract;
using describe::Export;

/// C has plain names only; its compiler would say it with less sense.
Result<void>
check_spelling(const std::string& file,
               const std::vector<Export>& exports,
               Language language)
{
  for (const auto& one : exports) {
    if (language == Language::c && !describe::is_identifier(one.symbol.value)) {
      return describe::make_fault(file,
                                  one.symbol.place,
                                  "export cannot be named in C",
                                  base::quote(one.symbol.value),
                                  "an identifier");
    }
  }
  return {};
}

void
add_exports(const std::vector<Export>& exports,
            bool is_optional,
            contract::Request& request)
{
  for (const auto& one : exports) {
    request.exports.push_back({one.symbol.value, is_optional});
  }
}

void
add_rules(const std::string& rule,
          const std::vector<describe::Text>& types,
          contract::Request& request)
{
  for (const auto& type : types) {
    request.allow.push_back({rule, type.value});
  }
}

std::vector<std::string>
list_values(const std::vector<describe::Text>& texts)
{
  std::vector<std::string> values;
  for (const auto& text : texts) {
    values.push_back(text.value);
  }
  return values;
}

contract::Request
make_request(const describe::Interface& interface, Language language)
{
  contract::Request request;
  request.interface = interface.name;
  request.version = interface.version;
  request.provider =
    interface.provider == describe::Provider::host ? "host" : "plugin";
  request.leaves = list_values(interface.leaves);
  request.extra_types = list_values(interface.extra_types);
  request.private_types = list_values(interface.private_types);
  request.headers = list_values(interface.headers);
  request.owns_types = true;
  request.folder = find_folder(interface.file);
  request.language = language;
  add_exports(interface.exports, false, request);
  add_exports(interface.optional, true, request);
  add_rules("opaque", interface.allow.opaque, request);
  add_rules("grow_enum", interface.allow.grow_enum, request);
  add_rules("grow_tail", interface.allow.grow_tail, request);
  add_rules("append_virtuals", interface.allow.append_virtuals, request);
  add_rules("reserved", interface.allow.reserved, request);
  return request;
}

Result<Contract>
make_same(contract::Request request, const std::vector<Target>& targets)
{
  return make_for_all(request.headers.front(),
                      targets,
                      [&](const Target& target) -> Result<Contract> {
                        request.invocation = target.invocation;
                        request.store = target.store;
                        return contract::make_contract(request);
                      });
}

Result<void>
add_contracts(const std::vector<describe::Interface>& interfaces,
              const std::vector<Target>& targets,
              Language language,
              std::vector<Contract>& contracts)
{
  for (const auto& interface : interfaces) {
    auto made = make_interface_contract(interface, targets, language);
    if (!made) {
      return made.error();
    }
    contracts.push_back(std::move(*made));
  }
  return {};
}

Result<Contract>
make_own_contract(const describe::Plugin& plugin,
                  const std::vector<Target>& targets,
                  Language language)
{
  const auto& symbols = plugin.exports.symbols;
  if (auto checked = check_spelling(plugin.file, symbols, language); !checked) {
    return checked.error();
  }
  contract::Request request;
  request.headers = {plugin.exports.header->value};
  request.folder = find_folder(plugin.file);
  request.language = language;
  add_exports(symbols, false, request);
  return make_same(std::move(request), targets);
}

}  // namespace

bool
needs_contracts(const describe::Plugin& plugin)
{
  return !plugin.implements.empty() || !plugin.uses.empty() ||
         !plugin.calls.empty() || plugin.exports.header ||
         !plugin.exports.sources.empty();
}

Result<Contract>
make_interface_contract(const describe::Interface& interface,
                        const std::vector<Target>& targets,
                        Language language)
{
  for (const auto* list : {&interface.exports, &interface.optional}) {
    if (auto checked = check_spelling(interface.file, *list, language);
        !checked) {
      return checked.error();
    }
  }
  return make_same(make_request(interface, language), targets);
}

Result<Contracts>
make_contracts(const describe::Plugin& plugin,
               const std::vector<Target>& targets,
               Language language,
               const std::vector<Target>& others)
{
  Contracts contracts;
  auto added =
    add_contracts(plugin.implements, targets, language, contracts.implements);
  if (added) {
    added = add_contracts(plugin.uses, targets, language, contracts.uses);
  }
  if (added) {
    added = add_contracts(plugin.calls, targets, language, contracts.calls);
  }
  if (!added) {
    return added.error();
  }
  if (plugin.exports.header) {
    auto own = make_own_contract(plugin, targets, language);
    if (!own) {
      return own.error();
    }
    contracts.own.push_back(std::move(*own));
  }
  auto marked = make_marked_contracts(
    plugin, {language, targets, others}, contracts.implements);
  if (!marked) {
    return marked.error();
  }
  std::ranges::move(*marked, std::back_inserter(contracts.own));
  return contracts;
}

std::vector<base::Error>
list_warnings(const describe::Interface& interface, const Contract& contract)
{
  std::vector<base::Error> warnings;
  for (const auto& idle : contract.idle) {
    warnings.push_back(base::with_subject(
      base::make_error(Code::invalid_argument, idle), interface.file));
  }
  return warnings;
}

std::vector<base::Error>
list_warnings(const describe::Plugin& plugin, const Contracts& contracts)
{
  std::vector<base::Error> warnings;
  const auto add = [&](const std::vector<describe::Interface>& interfaces,
                       const std::vector<Contract>& made) {
    for (std::size_t i = 0; i < interfaces.size(); ++i) {
      std::ranges::move(list_warnings(interfaces[i], made[i]),
                        std::back_inserter(warnings));
    }
  };
  add(plugin.implements, contracts.implements);
  add(plugin.uses, contracts.uses);
  add(plugin.calls, contracts.calls);
  return warnings;
}

std::vector<std::string>
list_dependencies(const Contracts& contracts)
{
  std::vector<std::string> files;
  const auto add = [&](const Contract& one) {
    std::ranges::copy(one.dependencies, std::back_inserter(files));
  };
  std::ranges::for_each(contracts.implements, add);
  std::ranges::for_each(contracts.uses, add);
  std::ranges::for_each(contracts.calls, add);
  std::ranges::for_each(contracts.own, add);
  std::ranges::sort(files);
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

}  // namespace hallmark::stamp
