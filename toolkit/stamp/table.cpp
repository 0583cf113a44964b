// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/table.hpp"

#include "base/text.hpp"
#include "model/table.hpp"

#include <unordered_set>

namespace hallmark::stamp {
namespace {

using contract::Contract;

void
add_exports(const Contract& contract,
            std::string_view interface,
            model::Table& table)
{
  for (const auto& one : contract.exports) {
    table.exports.push_back(
      {one.name, one.fingerprint, one.type_key, one.signature, interface});
  }
}

/// Classes that several contracts name are written once.
void
add_classes(const Contract& contract,
            std::unordered_set<std::string_view>& known,
            model::Table& table)
{
  for (const auto& one : contract.classes) {
    if (known.insert(one.type_key).second) {
      table.classes.push_back(
        {one.type_key, one.bytes, one.alignment, one.is_trivial, one.name});
    }
  }
}

Note
make_provided_note(std::size_t number, const Contract& contract)
{
  return {"contract_" + std::to_string(number),
          model::NoteType::contract,
          contract.text + contract.places,
          ""};
}

/// What a plugin expects of the host, or of plugins that it requires.
void
add_expected(const std::vector<describe::Interface>& interfaces,
             const std::vector<Contract>& contracts,
             std::size_t& number,
             std::vector<Note>& notes)
{
  for (std::size_t i = 0; i < interfaces.size(); ++i) {
    notes.push_back({"expected_" + std::to_string(number++),
                     model::NoteType::expected,
                     format_expected(interfaces[i], contracts[i]),
                     ""});
  }
}

}  // namespace

std::string
format_table(const describe::Plugin& plugin, const Contracts& contracts)
{
  model::Table table;
  std::unordered_set<std::string_view> classes;
  for (std::size_t i = 0; i < plugin.implements.size(); ++i) {
    const auto& interface = plugin.implements[i];
    const auto& contract = contracts.implements[i];
    table.interfaces.push_back(
      {interface.name, interface.version, contract.fingerprint});
    add_exports(contract, interface.name, table);
    add_classes(contract, classes, table);
  }
  for (const auto& contract : contracts.own) {
    add_exports(contract, "", table);
    add_classes(contract, classes, table);
  }
  return model::format_table(table);
}

std::string
format_expected(const describe::Interface& interface, const Contract& contract)
{
  const std::string first[] = {
    "expected", interface.name, interface.version, contract.fingerprint};
  return base::join(first, "\t") + "\n" + contract.text;
}

std::vector<Note>
make_contract_notes(const describe::Plugin& plugin, const Contracts& contracts)
{
  std::vector<Note> notes;
  auto table = format_table(plugin, contracts);
  if (!table.empty()) {
    notes.push_back({"table", model::NoteType::table, std::move(table), ""});
  }
  std::size_t number = 0;
  for (const auto& contract : contracts.implements) {
    notes.push_back(make_provided_note(number++, contract));
  }
  for (const auto& contract : contracts.own) {
    if (!contract.exports.empty()) {
      notes.push_back(make_provided_note(number++, contract));
    }
  }
  number = 0;
  add_expected(plugin.uses, contracts.uses, number, notes);
  add_expected(plugin.calls, contracts.calls, number, notes);
  return notes;
}

}  // namespace hallmark::stamp
