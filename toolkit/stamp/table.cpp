// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "stamp/table.hpp"

#include "base/text.hpp"

namespace hallmark::stamp {
namespace {

using contract::Contract;

std::string
format_line(std::initializer_list<std::string> fields)
{
  return base::join(std::vector<std::string>(fields), "\t") + "\n";
}

std::string
format_exports(const Contract& contract, const std::string& interface)
{
  std::string text;
  for (const auto& one : contract.exports) {
    text += format_line({"export",
                         one.name,
                         one.fingerprint,
                         one.type_key,
                         one.signature,
                         interface});
  }
  return text;
}

Note
make_provided_note(std::size_t number, const Contract& contract)
{
  return {"contract_" + std::to_string(number),
          model::NoteType::contract,
          contract.text + contract.places,
          ""};
}

}  // namespace

std::string
format_table(const describe::Plugin& plugin, const Contracts& contracts)
{
  std::string text;
  for (std::size_t i = 0; i < plugin.implements.size(); ++i) {
    const auto& interface = plugin.implements[i];
    text += format_line({"interface",
                         interface.name,
                         interface.version,
                         contracts.implements[i].fingerprint});
  }
  for (std::size_t i = 0; i < plugin.implements.size(); ++i) {
    text += format_exports(contracts.implements[i], plugin.implements[i].name);
  }
  return contracts.own ? text + format_exports(*contracts.own, "") : text;
}

std::string
format_expected(const describe::Interface& interface, const Contract& contract)
{
  return format_line({"expected",
                      interface.name,
                      interface.version,
                      contract.fingerprint}) +
         contract.text;
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
  if (contracts.own) {
    notes.push_back(make_provided_note(number++, *contracts.own));
  }
  for (std::size_t i = 0; i < plugin.uses.size(); ++i) {
    notes.push_back({"expected_" + std::to_string(i),
                     model::NoteType::expected,
                     format_expected(plugin.uses[i], contracts.uses[i]),
                     ""});
  }
  return notes;
}

}  // namespace hallmark::stamp
