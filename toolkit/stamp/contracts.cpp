// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/contracts.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>

namespace hallmark::stamp {
namespace {

namespace fs = std::filesystem;
using contract::Contract;
using describe::Export;
using Words = std::vector<std::string>;

/// C has no qualified names; its compiler would say it with less sense.
Result<void>
check_spelling(const std::string& file,
               const std::vector<Export>& exports,
               Language language)
{
  for (const auto& one : exports) {
    if (language == Language::c &&
        one.symbol.value.find("::") != std::string::npos) {
      return describe::make_fault(file,
                                  one.symbol.place,
                                  "export cannot be named in C",
                                  base::quote(one.symbol.value),
                                  "an unqualified name");
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

std::string
find_folder(const std::string& description)
{
  return fs::absolute(description).lexically_normal().parent_path().string();
}

contract::Request
make_request(const describe::Interface& interface, Language language)
{
  contract::Request request;
  request.interface = interface.name;
  request.version = interface.version;
  request.provider =
    interface.provider == describe::Provider::host ? "host" : "plugin";
  request.leaf_namespaces = interface.leaves;
  request.header = interface.header.value;
  request.folder = find_folder(interface.file);
  request.language = language;
  add_exports(interface.exports, false, request);
  add_exports(interface.optional, true, request);
  add_rules("opaque", interface.allow.opaque, request);
  add_rules("grow_enum", interface.allow.grow_enum, request);
  add_rules("grow_tail", interface.allow.grow_tail, request);
  add_rules("append_virtuals", interface.allow.append_virtuals, request);
  return request;
}

/// Whether a flag names the folder in which Meson keeps a target's objects.
bool
is_private_folder(const std::string& flag, const Target& target)
{
  return flag.starts_with("-I") &&
         fs::path(flag.substr(2)).filename() == target.name + ".p";
}

/// Flags of `one` that `other` does not have.
Words
find_own_flags(const Target& one, const Target& other)
{
  Words own;
  for (const auto& flag : one.invocation.flags) {
    const auto& flags = other.invocation.flags;
    if (std::ranges::find(flags, flag) == flags.end() &&
        !is_private_folder(flag, one)) {
      own.push_back(flag);
    }
  }
  return own;
}

std::string
describe_target(const Target& target, const Target& other)
{
  const auto own = find_own_flags(target, other);
  return "target " + base::quote(target.name) +
         (own.empty() ? " has no flag that the other lacks"
                      : " alone has " + contract::format_command(own));
}

base::Error
make_disagreement(const std::string& header,
                  const Target& first,
                  const Target& second)
{
  auto error = base::make_error(
    Code::malformed,
    "targets " + base::quote(first.name) + " and " + base::quote(second.name) +
      " make different contracts of it",
    "give each a custom_target of its own for its description");
  error.subject = header;
  error.details = {describe_target(first, second),
                   describe_target(second, first)};
  return error;
}

/// In a build step it is a file that is wrong, not the call. It is named from
/// where the step runs, as the compiler names it, where that is shorter.
base::Error
blame_header(base::Error error)
{
  if (error.code == Code::invalid_argument) {
    error.code = Code::malformed;
  }
  const auto file = fs::path(error.subject);
  std::error_code ignored;
  const auto near = file.lexically_relative(fs::current_path(ignored)).string();
  if (file.is_absolute() && !near.empty() &&
      near.size() < error.subject.size()) {
    error.subject = near;
  }
  return error;
}

Result<Contract>
make_for_all(contract::Request request, const std::vector<Target>& targets)
{
  std::optional<Contract> first;
  for (const auto& target : targets) {
    request.invocation = target.invocation;
    auto made = contract::make_contract(request);
    if (!made) {
      return blame_header(std::move(made.error()));
    }
    if (!first) {
      first = std::move(*made);
    } else if (made->text != first->text) {
      return make_disagreement(request.header, targets.front(), target);
    }
  }
  return std::move(*first);
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
  request.header = plugin.exports.header->value;
  request.folder = find_folder(plugin.file);
  request.language = language;
  add_exports(symbols, false, request);
  return make_for_all(std::move(request), targets);
}

}  // namespace

bool
needs_contracts(const describe::Plugin& plugin)
{
  return !plugin.implements.empty() || !plugin.uses.empty() ||
         plugin.exports.header;
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
  return make_for_all(make_request(interface, language), targets);
}

Result<Contracts>
make_contracts(const describe::Plugin& plugin,
               const std::vector<Target>& targets,
               Language language)
{
  Contracts contracts;
  auto added =
    add_contracts(plugin.implements, targets, language, contracts.implements);
  if (added) {
    added = add_contracts(plugin.uses, targets, language, contracts.uses);
  }
  if (!added) {
    return added.error();
  }
  if (plugin.exports.header) {
    auto own = make_own_contract(plugin, targets, language);
    if (!own) {
      return own.error();
    }
    contracts.own = std::move(*own);
  }
  return contracts;
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
  if (contracts.own) {
    add(*contracts.own);
  }
  std::ranges::sort(files);
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

}  // namespace hallmark::stamp
