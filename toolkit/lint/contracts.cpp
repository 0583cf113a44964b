// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/contracts.hpp"

#include "base/text.hpp"
#include "contract/names/export_name.hpp"
#include "contract/names/names.hpp"
#include "contract/text/text.hpp"
#include "lint/changes.hpp"
#include "lint/described.hpp"
#include "model/contract_parse.hpp"
#include "verify/unsaid.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include <dwarf.h>

namespace hallmark::lint {
namespace {

namespace dwarf = contract::dwarf;
using model::Contract;

/// What debugging information does not tell of functions.
constexpr verify::Omitted untold{model::Unsaid::noexcept_at_all, true};

/// Definitions by canonical name.
using Names = std::unordered_map<std::string, std::vector<const Definition*>>;

/// The last part of a name without template arguments.
std::string_view
find_last_part(std::string_view name)
{
  const auto scope = name.rfind("::");
  return scope == name.npos || name.find('<') != name.npos
           ? name
           : name.substr(scope + 2);
}

/// Types of the standard library cross as leaves, and have other names where
/// a flag makes other types of them.
bool
is_standard(std::string_view name)
{
  return name.starts_with("std::") || name.starts_with("__gnu_cxx::");
}

/// Whether C could share an interface: every export has its plain name.
bool
is_c_linkage(const Contract& contract)
{
  return std::ranges::all_of(contract.exports, [](const model::Export& one) {
    const auto name = contract::names::parse_export_name(one.name);
    return name && one.linkage == name->last;
  });
}

Names
make_names(const Scan& scan, bool bare_tags)
{
  Names names;
  for (const auto& [raw, definitions] : scan.types) {
    if (is_standard(raw)) {
      continue;
    }
    const bool is_base =
      dwarf::tag_of(definitions.front().die) == DW_TAG_base_type;
    const auto name = is_base ? contract::names::normalise_base(raw)
                              : contract::names::normalise_name(raw).text;
    for (const auto& one : definitions) {
      names[name].push_back(&one);
      const auto last = std::string(find_last_part(name));
      if (bare_tags && last != name) {
        names[last].push_back(&one);
      }
    }
  }
  return names;
}

/// What the contract was made with, as far as its text tells.
View
make_view(const Contract& contract)
{
  View view;
  for (const auto& rule : contract.allowances) {
    if (rule.rule == model::Rule::opaque) {
      view.rules.opaque.emplace_back(rule.type);
    }
  }
  for (const auto& type : contract.types) {
    if (type.kind == model::Kind::leaf && !is_standard(type.name)) {
      view.rules.leaves.emplace_back(type.name);
    }
  }
  view.bare_tags = is_c_linkage(contract);
  return view;
}

std::string
format_contract(const Contract& contract)
{
  return contract.name.empty()
           ? "the contract of its own exports"
           : "the contract of " + base::quote(contract.name);
}

/// How many parameters a signature has.
std::size_t
count_parameters(std::string_view signature)
{
  std::size_t count = 0;
  int depth = 0;
  for (const char c : signature.substr(signature.find('('))) {
    depth += c == '(' || c == '<' ? 1 : c == ')' || c == '>' ? -1 : 0;
    count += depth == 1 && (c == ',' || (c != '(' && count == 0)) ? 1U : 0U;
  }
  return count;
}

/// Compares one contract with all units.
class Comparison {
public:
  Comparison(const dwarf::Debug& debug,
             const Scan& scan,
             const Contract& contract,
             std::vector<Mismatch>& mismatches)
    : debug_(debug),
      scan_(scan),
      contract_(contract),
      view_(make_view(contract)),
      mismatches_(mismatches)
  {
  }

  void compare()
  {
    const auto names = make_names(scan_, view_.bare_tags);
    for (const auto& type : contract_.types) {
      const auto found = names.find(std::string(type.name));
      if (found == names.end()) {
        continue;
      }
      for (const auto* one : found->second) {
        if (auto* unit = describe(one->unit)) {
          (void)unit->add(one->die);
        }
      }
    }
    for (const auto& [number, unit] : units_) {
      if (unit) {
        compare_types(scan_.units[number], *unit);
      }
    }
    for (const auto& one : contract_.exports) {
      compare_export(one);
    }
  }

private:
  /// Null when the unit cannot be read.
  Described* describe(std::size_t number)
  {
    const auto known = units_.find(number);
    if (known != units_.end()) {
      return known->second ? &*known->second : nullptr;
    }
    auto made = Described::make(debug_, scan_, number, view_);
    auto& kept = units_[number];
    if (made) {
      kept = *std::move(made);
    }
    return kept ? &*kept : nullptr;
  }

  void compare_types(const Unit& unit, const Described& described)
  {
    const auto text =
      verify::omit(described.format(std::string(contract_.machine)), untold);
    const auto found = model::parse_contract(text);
    if (!found) {
      return;
    }
    const verify::Sides sides{unit.name, "the contract"};
    for (const auto& type : found->types) {
      const auto changes = explain_type({contract_, *found}, type.name, sides);
      if (!changes.empty()) {
        add_type(unit, described, std::string(type.name), changes);
      }
    }
  }

  void add_type(const Unit& unit,
                const Described& described,
                const std::string& name,
                const std::string& changes)
  {
    const auto place = described.find_place(name);
    const auto text = format_place(place);
    Mismatch mismatch;
    mismatch.type = name;
    mismatch.finding = {"contract_type",
                        "type " + base::quote(name) + " is not what " +
                          format_contract(contract_) + " says: " + changes,
                        (text.empty() ? "" : text + ", ") + "compiled in " +
                          unit.name,
                        "compile " + unit.name +
                          " like the others: look for a #pragma pack, a -D or "
                          "another flag that only it has"};
    const auto* declared = contract_.find_place(name);
    mismatch.is_certain =
      !unit.is_c ||
      (declared && std::filesystem::path(place.file).filename() ==
                     std::filesystem::path(declared->file).filename());
    mismatches_.push_back(std::move(mismatch));
  }

  void compare_export(const model::Export& one)
  {
    const auto symbol = scan_.symbols.find(std::string(one.linkage));
    if (symbol == scan_.symbols.end()) {
      return;
    }
    const auto& [die, number, outline] = symbol->second;
    const bool is_function = dwarf::tag_of(die) == DW_TAG_subprogram;
    auto* unit = scan_.units[number].is_full ? describe(number) : nullptr;
    const auto found =
      unit ? verify::omit_from_type(unit->spell(die), true) : std::string();
    if (found.empty() || is_function == one.is_variable ||
        !is_different(scan_.units[number], one, found)) {
      return;
    }
    const auto place = format_place(unit->find_place(die));
    Mismatch mismatch;
    mismatch.finding = {
      "contract_export",
      "export " + base::quote(one.name) + " is not what " +
        format_contract(contract_) + " says: found " + base::quote(found) +
        ", expected " + base::quote(one.signature),
      place.empty() ? scan_.units[number].name : place,
      "include its header where it is defined, and make the two match"};
    mismatches_.push_back(std::move(mismatch));
  }

  /// g++ forgets const and bounds of arrays now and then; clang leaves
  /// parameters out of definitions.
  static bool is_different(const Unit& unit,
                           const model::Export& one,
                           std::string_view found)
  {
    if (found == one.signature) {
      return false;
    }
    if (one.is_variable) {
      return one.signature.find('[') == one.signature.npos;
    }
    const bool has_list = found.find('(') != found.npos &&
                          one.signature.find('(') != one.signature.npos;
    return !unit.is_clang || !has_list ||
           count_parameters(found) >= count_parameters(one.signature);
  }

  const dwarf::Debug& debug_;
  const Scan& scan_;
  const Contract& contract_;
  View view_;
  std::vector<Mismatch>& mismatches_;
  std::map<std::size_t, std::optional<Described>> units_;
};

}  // namespace

std::set<std::string, std::less<>>
list_linkages(const std::vector<std::string_view>& contracts)
{
  std::set<std::string, std::less<>> names;
  for (const auto text : contracts) {
    if (const auto contract = model::parse_contract(text)) {
      for (const auto& one : contract->exports) {
        names.emplace(one.linkage);
      }
    }
  }
  return names;
}

std::vector<Mismatch>
compare_with_contracts(const dwarf::Debug& debug,
                       const Scan& scan,
                       const std::vector<std::string_view>& contracts)
{
  std::vector<Mismatch> mismatches;
  for (const auto whole : contracts) {
    const auto text = verify::omit(whole, untold);
    const auto contract = model::parse_contract(text);
    if (contract &&
        contract->machine == contract::text::format_machine(debug.machine())) {
      Comparison(debug, scan, *contract, mismatches).compare();
    }
  }
  return mismatches;
}

}  // namespace hallmark::lint
