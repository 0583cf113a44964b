// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/interfaces.hpp"

#include "base/text.hpp"
#include "model/contract_parse.hpp"
#include "model/table.hpp"
#include "verify/contracts.hpp"
#include "verify/unsaid.hpp"

#include <algorithm>
#include <array>

namespace hallmark::verify {
namespace {

using base::Error;

/// Compare two versions as their texts say; an unsound one is an error.
std::optional<Error>
check_versions(const ExpectedInterface& plugin, const ExpectedInterface& host)
{
  const auto ours = model::Version::parse(plugin.version);
  if (!ours) {
    return ours.error();
  }
  const auto theirs = model::Version::parse(host.version);
  if (!theirs) {
    return theirs.error();
  }
  return check_interface_version(host.name, *ours, *theirs, host.sides);
}

/// Parse both texts and compare them.
std::optional<Error>
check_texts(const ExpectedInterface& plugin,
            const ExpectedInterface& host,
            const Listing& listing)
{
  auto ours = model::parse_contract(plugin.text);
  if (!ours) {
    return ours.error();
  }
  auto theirs = model::parse_contract(host.text);
  if (!theirs) {
    return theirs.error();
  }
  std::string our_text;
  std::string their_text;
  const bool are_level = ours->unsaid == theirs->unsaid;
  if (!are_level) {
    const Omitted omitted{std::max(ours->unsaid, theirs->unsaid)};
    our_text = omit(plugin.text, omitted);
    their_text = omit(host.text, omitted);
    ours = model::parse_contract(our_text);
    theirs = model::parse_contract(their_text);
    if (!ours || !theirs) {
      return ours ? theirs.error() : ours.error();
    }
  }
  const bool has_both =
    are_level && !plugin.fingerprint.empty() && !host.fingerprint.empty();
  Manner manner;
  manner.sides = host.sides;
  manner.listing = listing;
  manner.fingerprints =
    has_both ? Fingerprints::unequal : Fingerprints::unknown;
  return check_contracts(*ours, *theirs, manner);
}

std::string_view
trim_padding(std::string_view text)
{
  return text.substr(0, text.find_last_not_of('\0') + 1);
}

/// Versions, then fingerprints, then texts.
std::optional<Error>
check_contract(const ExpectedInterface& plugin,
               const ExpectedInterface& host,
               const Listing& listing)
{
  if (auto error = check_versions(plugin, host)) {
    return error;
  }
  if (plugin.fingerprint == host.fingerprint) {
    return std::nullopt;
  }
  return check_texts(plugin, host, listing);
}

/// A required export that a binding would not find.
std::string
format_absent(std::string_view name, Presence presence, const Sides& sides)
{
  const auto start = base::concat(
    {"export ", base::quote(name), " is required by ", sides.expected});
  return presence == Presence::undeclared
           ? base::concat(
               {start, ", and the stamp of ", sides.found, " does not name it"})
           : base::concat(
               {start, ", optional in ", sides.found, ", and not defined"});
}

/// Whether every export that the host requires can be bound.
std::optional<Error>
check_presence(const Offer& plugin, const ExpectedInterface& expected)
{
  std::vector<std::string> absent;
  const auto look_for = [&](const model::ExportName& one, bool is_optional) {
    if (is_optional) {
      return;
    }
    const auto presence = plugin.find_export(one);
    if (presence != Presence::defined) {
      absent.push_back(format_absent(one.name, presence, expected.sides));
    }
  };
  for (const auto& one : expected.exports) {
    look_for({one.name, one.linkage}, one.is_optional != 0);
  }
  if (expected.exports.empty() && !expected.text.empty()) {
    const auto contract = model::parse_contract(expected.text);
    if (!contract) {
      return contract.error();
    }
    for (const auto& one : contract->exports) {
      look_for({one.name, one.linkage}, one.is_optional);
    }
  }
  if (absent.empty()) {
    return std::nullopt;
  }
  return make_missing_exports(expected.name, std::move(absent));
}

}  // namespace

Notes
sort_notes(const std::vector<elf::Note>& notes)
{
  Notes sorted;
  for (const auto& note : notes) {
    const auto content = trim_padding(note.content.view());
    switch (static_cast<model::NoteType>(note.type)) {
      case model::NoteType::table:
        sorted.table = content;
        break;
      case model::NoteType::contract:
        sorted.contracts.push_back(content);
        break;
      case model::NoteType::expected:
        sorted.expected.push_back(content);
        break;
      case model::NoteType::facts:
        sorted.facts.push_back(content);
        break;
      default:
        break;
    }
  }
  return sorted;
}

std::vector<const elf::Note*>
find_notes(const std::vector<elf::Note>& notes, model::NoteType type)
{
  std::vector<const elf::Note*> found;
  for (const auto& note : notes) {
    if (note.type == static_cast<std::uint32_t>(type)) {
      found.push_back(&note);
    }
  }
  return found;
}

std::optional<ExpectedInterface>
parse_expected(std::string_view content)
{
  const auto fields = base::split(base::take_line(content), '\t');
  if (fields.size() != 4 || fields[0] != "expected") {
    return std::nullopt;
  }
  return ExpectedInterface{fields[1], fields[2], fields[3], content, {}};
}

std::optional<ExpectedInterface>
find_expected(const Notes& notes, std::string_view interface_name)
{
  for (const auto content : notes.expected) {
    auto expected = parse_expected(content);
    if (expected && expected->name == interface_name) {
      expected->facts = find_facts(notes, interface_name);
      return expected;
    }
  }
  return std::nullopt;
}

std::string_view
find_facts(const Notes& notes, std::string_view interface_name)
{
  for (auto lines : notes.facts) {
    const auto fields = base::split(base::take_line(lines), '\t');
    if (fields.size() == 2 && fields[0] == "facts" &&
        fields[1] == interface_name) {
      return lines;
    }
  }
  return {};
}

std::string_view
find_contract(const Notes& notes, std::string_view interface_name)
{
  for (const auto contract : notes.contracts) {
    if (model::find_contract_name(contract) == interface_name) {
      return contract;
    }
  }
  return {};
}

std::vector<Error>
check_interface(const Offer& plugin,
                const ExpectedInterface& expected,
                const FactPolicy& policy,
                const Listing& listing)
{
  const auto& notes = plugin.notes;
  const auto found = model::find_interface(notes.table, expected.name);
  if (!found) {
    return {
      make_not_implemented(model::list_interfaces(notes.table), expected.name)};
  }

  std::vector<Error> errors;
  const ExpectedInterface implemented{found->name,
                                      found->version,
                                      found->fingerprint,
                                      find_contract(notes, expected.name),
                                      {}};
  if (auto error = check_facts(compare_facts(plugin.facts,
                                             expected.facts,
                                             expected.text,
                                             policy,
                                             implemented.text))) {
    errors.push_back(*std::move(error));
  }
  auto differs = check_contract(implemented, expected, listing);
  if (!differs) {
    differs = check_presence(plugin, expected);
  }
  if (differs) {
    errors.push_back(*std::move(differs));
  }
  return errors;
}

Error
make_not_implemented(const std::vector<std::string_view>& implemented,
                     std::string_view name)
{
  auto error = base::make_error(
    Code::wrong_interface, "does not implement interface " + base::quote(name));
  for (const auto one : implemented) {
    error.details.push_back("implements " + base::quote(one));
  }
  return error;
}

Error
make_missing_exports(std::string_view interface_name,
                     std::vector<std::string> details)
{
  auto error =
    base::make_error(Code::missing_export,
                     base::format_count(details.size(), "export") +
                       " of interface " + base::quote(interface_name) +
                       (details.size() == 1 ? " is missing" : " are missing"));
  error.details = std::move(details);
  return error;
}

std::vector<Error>
check_used(const ExpectedInterface& used,
           const std::vector<model::Fact>& facts,
           const ExpectedInterface* provided,
           const FactPolicy& policy,
           const Listing& listing)
{
  if (!provided) {
    return {base::make_error(Code::wrong_interface,
                             "uses interface " + base::quote(used.name) +
                               ", which this program does not provide",
                             "call provide() for it before opening plugins")};
  }
  std::vector<Error> errors;
  // What crosses is what the plugin uses of it.
  if (auto error = check_facts(compare_facts(
        facts, provided->facts, used.text, policy, provided->text))) {
    errors.push_back(*std::move(error));
  }
  if (auto error = check_contract(used, *provided, listing)) {
    errors.push_back(*std::move(error));
  }
  return errors;
}

std::vector<Error>
check_use(std::string_view name,
          const Offer& plugin,
          const ExpectedInterface* provided,
          const FactPolicy& policy,
          const Listing& listing)
{
  const auto used = find_expected(plugin.notes, name);
  if (!used) {
    return {base::make_error(Code::malformed,
                             "stamp does not describe interface " +
                               base::quote(name) + ", which it uses")};
  }
  return check_used(*used, plugin.facts, provided, policy, listing);
}

}  // namespace hallmark::verify
