// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "commands/counterpart.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "model/contract.hpp"
#include "model/table.hpp"
#include "verify/candidate.hpp"

#include <algorithm>
#include <iterator>

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

/// What the plugin's stamp says that it uses, of what the other side provides.
std::vector<Error>
check_uses(const Counterpart& counterpart,
           const verify::Notes& plugin,
           const model::Stamp& stamp)
{
  std::vector<Error> errors;
  for (const auto& used : stamp.uses) {
    const auto* provided = find_provided(counterpart, used.name);
    if (provided || counterpart.is_host) {
      std::ranges::move(
        verify::check_use(
          used.name, plugin, provided ? &provided->expected : nullptr),
        std::back_inserter(errors));
    }
  }
  return errors;
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

/// What the plugin implements, of what the other side expects.
std::vector<Error>
check_implements(const Counterpart& counterpart,
                 const verify::Notes& plugin,
                 const model::Stamp& stamp)
{
  std::vector<Error> errors;
  bool is_asked = false;
  bool is_met = false;
  for (const auto& one : counterpart.interfaces) {
    if (one.is_provided) {
      continue;
    }
    is_asked = true;
    const bool is_known =
      model::find_interface(plugin.table, one.expected.name).has_value();
    if (is_known || !counterpart.is_host) {
      is_met = true;
      std::ranges::move(
        verify::check_interface(plugin, stamp.facts, one.expected, {}),
        std::back_inserter(errors));
    }
  }
  if (is_asked && !is_met) {
    errors.push_back(make_stranger_error(counterpart));
  }
  return errors;
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
  counterpart.texts.push_back(
    std::make_unique<const std::string>(contract->version.format()));
  // Without a fingerprint the texts are compared.
  counterpart.interfaces.push_back(
    {{contract->name,
      *counterpart.texts.back(),
      {},
      *counterpart.texts.front(),
      {}},
     contract->provider == model::Provider::host});
  return counterpart;
}

std::vector<Error>
check_counterpart(const Counterpart& counterpart,
                  const verify::Notes& plugin,
                  const model::Stamp& stamp)
{
  auto errors = check_implements(counterpart, plugin, stamp);
  const auto add = std::back_inserter(errors);
  std::ranges::move(check_is_used(counterpart, stamp), add);
  std::ranges::move(check_uses(counterpart, plugin, stamp), add);
  return errors;
}

}  // namespace hallmark::commands
