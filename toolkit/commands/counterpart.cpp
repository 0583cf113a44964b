// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/counterpart.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "contract/parsed_fingerprint.hpp"
#include "model/contract_parse.hpp"
#include "model/table.hpp"

#include <algorithm>
#include <functional>

namespace hallmark::commands {
namespace {

using base::Error;
using base::Result;

Error
make_mute_host_error()
{
  return base::make_error(
    Code::malformed,
    "has no interface note to compare with",
    "add the source that 'hallmark interface' generates to its sources");
}

std::string_view
keep(std::string_view text, Counterpart& counterpart)
{
  return *counterpart.texts.emplace_back(
    std::make_unique<const std::string>(text));
}

Error
make_factless_error()
{
  return base::make_error(Code::malformed,
                          "does not say which toolchain its host is built with",
                          "generate it again with 'hallmark interface'");
}

/// Lines `NAME=VALUE`, as in a note of type 7.
std::string
format_facts(const model::Contract& contract)
{
  std::string lines;
  for (const auto& fact : contract.facts) {
    lines += base::concat({fact.name, "=", fact.value, "\n"});
  }
  return lines;
}

/// One note of type 5, with its facts among those of type 7.
Result<void>
add_expected(std::string_view content,
             const verify::Notes& notes,
             Counterpart& host)
{
  auto expected = verify::parse_expected(keep(content, host));
  if (!expected) {
    return base::make_error(Code::malformed,
                            "the first line of an interface note is malformed");
  }
  const auto contract = model::parse_contract(expected->text);
  if (!contract) {
    return contract.error();
  }
  expected->facts = keep(verify::find_facts(notes, expected->name), host);
  host.interfaces.push_back(
    {*expected, contract->provider == model::Provider::host});
  return {};
}

Result<Counterpart>
read_notes(base::Source& source)
{
  const auto parts = verify::read_parts(source, std::nullopt);
  if (!parts) {
    return parts.error();
  }
  Counterpart host;
  host.is_host = true;
  host.machine = elf::format_machine(parts->image.header.machine);
  const auto notes = verify::sort_notes(parts->notes);
  for (const auto content : notes.expected) {
    if (auto added = add_expected(content, notes, host); !added) {
      return added.error();
    }
  }
  if (host.interfaces.empty()) {
    return make_mute_host_error();
  }
  return host;
}

const CounterpartInterface*
find_provided(const Counterpart& counterpart, std::string_view name)
{
  const auto is_it = [&](const CounterpartInterface& one) {
    return one.is_provided && one.expected.name == name;
  };
  const auto found = std::ranges::find_if(counterpart.interfaces, is_it);
  return found == counterpart.interfaces.end() ? nullptr : &*found;
}

Error
make_stranger_error(const Counterpart& host)
{
  auto error =
    base::make_error(Code::wrong_interface,
                     "implements no interface of " + base::quote(host.file));
  for (const auto& one : host.interfaces) {
    if (!one.is_provided) {
      error.details.push_back("it expects " + base::quote(one.expected.name));
    }
  }
  return error;
}

/// Whether a plugin has an interface with that fingerprint; nothing when it does
/// not implement it.
using HasFingerprint =
  std::function<std::optional<bool>(const CounterpartInterface& one)>;

/// What the other side expects. A text has no fingerprint but the one that it
/// shares with the plugin: as for a loader, equal ones then say all.
verify::ExpectedInterface
settle(const CounterpartInterface& one, bool has_same)
{
  auto expected = one.expected;
  if (has_same && !one.fingerprint.empty()) {
    expected.fingerprint = one.fingerprint;
  }
  return expected;
}

/// The interfaces that a plugin has to implement as the other side expects
/// them: all of a text, those of a host that it knows.
std::vector<verify::ExpectedInterface>
choose_demanded(const Counterpart& counterpart, const HasFingerprint& find)
{
  std::vector<verify::ExpectedInterface> chosen;
  for (const auto& one : counterpart.interfaces) {
    const auto found = find(one);
    if (!one.is_provided && (found || !counterpart.is_host)) {
      chosen.push_back(settle(one, found.value_or(false)));
    }
  }
  return chosen;
}

/// What the plugin uses that the other side must provide: all, of a host; a
/// text speaks of one interface only.
std::vector<model::InterfaceName>
choose_uses(const Counterpart& counterpart, const model::Stamp& stamp)
{
  auto uses = stamp.uses;
  if (!counterpart.is_host) {
    std::erase_if(uses, [&](const model::InterfaceName& one) {
      return !find_provided(counterpart, one.name);
    });
  }
  return uses;
}

/// A plugin has to do with its host in some way: it implements what the host
/// expects, or uses what the host provides.
std::vector<Error>
check_is_known(const Counterpart& counterpart,
               const std::vector<verify::ExpectedInterface>& demanded,
               const std::vector<model::InterfaceName>& uses)
{
  const auto is_asked = std::ranges::any_of(
    counterpart.interfaces, [](const auto& one) { return !one.is_provided; });
  const auto is_user =
    std::ranges::any_of(uses, [&](const model::InterfaceName& one) {
      return find_provided(counterpart, one.name) != nullptr;
    });
  if (!is_asked || is_user || !demanded.empty()) {
    return {};
  }
  return {make_stranger_error(counterpart)};
}

/// A text of what hosts provide, which the plugin does not ask for.
std::vector<Error>
check_is_used(const Counterpart& counterpart, const model::Stamp& stamp)
{
  std::vector<Error> errors;
  for (const auto& one : counterpart.interfaces) {
    const bool is_used = std::ranges::any_of(stamp.uses, [&](const auto& used) {
      return used.name == one.expected.name;
    });
    if (!counterpart.is_host && one.is_provided && !is_used) {
      errors.push_back(base::make_error(Code::wrong_interface,
                                        "does not use interface " +
                                          base::quote(one.expected.name)));
    }
  }
  return errors;
}

}  // namespace

Result<Counterpart>
read_host(const std::string& file)
{
  auto source = base::File::open(file);
  if (!source) {
    return base::with_subject(source.error(), file);
  }
  auto host = read_notes(*source);
  if (!host) {
    return base::with_subject(host.error(), file);
  }
  host->file = file;
  return host;
}

Result<Counterpart>
read_interface_text(const std::string& file)
{
  Counterpart counterpart;
  counterpart.file = file;
  auto text = base::read_text(file, model::ContractLimits::text_bytes);
  if (!text) {
    return base::with_subject(text.error(), file);
  }
  counterpart.texts.push_back(
    std::make_unique<const std::string>(*std::move(text)));
  const auto contract = model::parse_contract(*counterpart.texts.back());
  if (!contract) {
    return base::with_subject(contract.error(), file);
  }
  if (contract->facts.empty()) {
    return base::with_subject(make_factless_error(), file);
  }
  counterpart.machine = contract->machine;
  const auto version = keep(contract->version.format(), counterpart);
  const auto facts = keep(format_facts(*contract), counterpart);
  const auto print = keep(contract::make_fingerprint(*contract), counterpart);
  counterpart.interfaces.push_back(
    {{contract->name, version, {}, *counterpart.texts.front(), facts},
     contract->provider == model::Provider::host,
     print});
  return counterpart;
}

Result<void>
check_machine(const Counterpart& counterpart, const elf::Header& plugin)
{
  const auto machine = elf::format_machine(plugin.machine);
  if (machine == counterpart.machine) {
    return {};
  }
  return base::make_mismatch(Code::wrong_platform,
                             "file is for another machine",
                             machine,
                             counterpart.machine);
}

verify::FindProvided
find_provided_by(const std::vector<Counterpart>& counterparts)
{
  if (std::ranges::none_of(counterparts, &Counterpart::is_host)) {
    return {};
  }
  return [&counterparts](
           std::string_view name) -> std::optional<verify::ExpectedInterface> {
    for (const auto& one : counterparts) {
      if (const auto* provided = find_provided(one, name)) {
        return provided->expected;
      }
    }
    return std::nullopt;
  };
}

std::vector<Error>
check_counterpart(const Counterpart& counterpart,
                  const verify::Parts& plugin,
                  const model::Stamp& stamp,
                  bool all)
{
  const auto notes = verify::sort_notes(plugin.notes);
  const auto places = verify::find_exports(stamp, plugin.symbols);
  verify::Offered exports(stamp, places, &plugin.symbols);
  const verify::Expectation anything;
  const verify::FactPolicy by_table;
  verify::Demands demands{
    anything,
    by_table,
    choose_demanded(counterpart,
                    [&](const auto& one) -> std::optional<bool> {
                      const auto found =
                        model::find_interface(notes.table, one.expected.name);
                      return found ? std::optional(found->fingerprint ==
                                                   one.fingerprint)
                                   : std::nullopt;
                    }),
    [&](std::string_view name) {
      const auto* one = find_provided(counterpart, name);
      const auto used = find_expected(notes, name);
      return one ? std::optional(settle(
                     *one, used && used->fingerprint == one->fingerprint))
                 : std::nullopt;
    }};
  if (all) {
    demands.listing.most_lines = verify::all_lines;
  }
  auto asked = stamp;
  asked.uses = choose_uses(counterpart, stamp);
  auto errors = check_is_known(counterpart, demands.interfaces, asked.uses);
  verify::append_errors(check_is_used(counterpart, stamp), errors);
  verify::append_errors(verify::check_demands(asked,
                                              {notes,
                                               stamp.facts,
                                               [&](const auto& wanted) {
                                                 return exports.find(wanted);
                                               }},
                                              demands),
                        errors);
  return errors;
}

std::optional<std::vector<Error>>
check_counterpart(const Counterpart& counterpart, const model::Decision& plugin)
{
  const verify::Expectation anything;
  const verify::FactPolicy by_table;
  const verify::Demands demands{
    anything,
    by_table,
    choose_demanded(counterpart, [&](const auto& one) -> std::optional<bool> {
      const auto found = model::find_interface(plugin, one.expected.name);
      return found ? std::optional(model::is_fingerprint(found->fingerprint,
                                                         one.fingerprint))
                   : std::nullopt;
    })};
  auto judged = verify::judge(plugin, demands);
  if (!judged) {
    return std::nullopt;
  }
  auto errors = check_is_known(counterpart, demands.interfaces, {});
  verify::append_errors(check_is_used(counterpart, {}), errors);
  verify::append_errors(*std::move(judged), errors);
  return errors;
}

}  // namespace hallmark::commands
