// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "verify/interfaces.hpp"

#include "base/text.hpp"
#include "model/contract.hpp"
#include "model/table.hpp"
#include "verify/contracts.hpp"

#include <array>

namespace hallmark::verify {
namespace {

using base::Error;

Error
make_not_implemented(const Notes& plugin, std::string_view name)
{
  auto error = base::make_error(
    Code::wrong_interface, "does not implement interface " + base::quote(name));
  for (const auto implemented : model::list_interfaces(plugin.table)) {
    error.details.push_back("implements " + base::quote(implemented));
  }
  return error;
}

/// Compare two versions as their texts say; an unsound one is an error.
std::optional<Error>
check_versions(std::string_view name,
               std::string_view plugin,
               std::string_view host)
{
  const auto ours = model::Version::parse(plugin);
  if (!ours) {
    return ours.error();
  }
  const auto theirs = model::Version::parse(host);
  if (!theirs) {
    return theirs.error();
  }
  return check_interface_version(name, *ours, *theirs);
}

/// Parse both texts and compare them.
std::optional<Error>
check_texts(std::string_view plugin, std::string_view host)
{
  const auto ours = model::parse_contract(plugin);
  if (!ours) {
    return ours.error();
  }
  const auto theirs = model::parse_contract(host);
  if (!theirs) {
    return theirs.error();
  }
  return check_contracts(*ours, *theirs);
}

std::string_view
trim_padding(std::string_view text)
{
  return text.substr(0, text.find_last_not_of('\0') + 1);
}

/// Versions, then fingerprints, then texts.
std::optional<Error>
check_contract(std::string_view name,
               const ExpectedInterface& plugin,
               const ExpectedInterface& host)
{
  if (auto error = check_versions(name, plugin.version, host.version)) {
    return error;
  }
  if (plugin.fingerprint == host.fingerprint) {
    return std::nullopt;
  }
  return check_texts(plugin.text, host.text);
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
check_interface(const Notes& plugin,
                const std::vector<model::Fact>& facts,
                const ExpectedInterface& expected,
                const FactPolicy& policy)
{
  const auto found = model::find_interface(plugin.table, expected.name);
  if (!found) {
    return {make_not_implemented(plugin, expected.name)};
  }

  std::vector<Error> errors;
  const ExpectedInterface implemented{found->name,
                                      found->version,
                                      found->fingerprint,
                                      find_contract(plugin, expected.name),
                                      {}};
  if (auto error = check_facts(
        compare_facts(facts, expected.facts, expected.text, policy))) {
    errors.push_back(*std::move(error));
  }
  if (auto error = check_contract(expected.name, implemented, expected)) {
    errors.push_back(*std::move(error));
  }
  return errors;
}

std::vector<Error>
check_used(const ExpectedInterface& used, const ExpectedInterface* provided)
{
  if (!provided) {
    return {base::make_error(Code::wrong_interface,
                             "uses interface " + base::quote(used.name) +
                               ", which this program does not provide",
                             "call provide() for it before opening plugins")};
  }
  if (auto error = check_contract(used.name, used, *provided)) {
    return {*std::move(error)};
  }
  return {};
}

std::vector<Error>
check_use(std::string_view name,
          const Notes& plugin,
          const ExpectedInterface* provided)
{
  const auto used = find_expected(plugin, name);
  if (!used) {
    return {base::make_error(Code::malformed,
                             "stamp does not describe interface " +
                               base::quote(name) + ", which it uses")};
  }
  return check_used(*used, provided);
}

}  // namespace hallmark::verify
