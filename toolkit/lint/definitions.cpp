// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/definitions.hpp"

#include "base/text.hpp"
#include "contract/text/text.hpp"
#include "lint/changes.hpp"
#include "lint/described.hpp"
#include "model/contract_parse.hpp"

#include <algorithm>
#include <map>

namespace hallmark::lint {
namespace {

namespace dwarf = contract::dwarf;

/// Findings; a flag for half of the sources changes thousands of types.
constexpr std::size_t most_findings = 50;

/// Types whose outlines differ and which may be the same in the end.
constexpr std::size_t most_suspects = 5000;

/// The definitions of a name in units of C++.
Definitions
list_cpp(const Scan& scan, const Definitions& all)
{
  Definitions definitions;
  for (const auto& one : all) {
    if (scan.units[one.unit].is_cpp) {
      definitions.push_back(one);
    }
  }
  return definitions;
}

/// Describes each suspect in its unit, and compares.
class Suspects {
public:
  Suspects(const dwarf::Debug& debug, const Scan& scan)
    : debug_(debug), scan_(scan)
  {
  }

  void add(const Definitions& definitions)
  {
    std::vector<Place> places;
    std::string name;
    for (const auto& one : definitions) {
      auto* unit = describe(one.unit);
      const auto key = unit ? unit->add(one.die) : std::string();
      if (!key.empty()) {
        name = key;
        places.push_back({one.unit, unit->find_place(key)});
      }
    }
    if (places.size() > 1) {
      names_.emplace(name, std::move(places));
    }
  }

  void compare(const std::set<std::string>& told, Findings& findings)
  {
    parse_all();
    for (const auto& [name, places] : names_) {
      if (!told.contains(name) && findings.size() < most_findings) {
        compare_places(name, places, findings);
      }
    }
  }

private:
  struct Place {
    std::size_t unit = 0;
    dwarf::Place declared;
  };

  /// What was added to a unit, as text and parsed.
  struct Kept {
    std::optional<Described> described;
    std::string text;
    std::optional<model::Contract> contract;
  };

  /// Null when the unit cannot be read.
  Described* describe(std::size_t number)
  {
    const auto [known, is_new] = units_.try_emplace(number);
    auto& described = known->second.described;
    if (is_new) {
      if (auto made = Described::make(debug_, scan_, number, {})) {
        described = *std::move(made);
      }
    }
    return described ? &*described : nullptr;
  }

  void parse_all()
  {
    const auto machine = contract::text::format_machine(debug_.machine());
    for (auto& [number, kept] : units_) {
      kept.text = kept.described ? kept.described->format(machine) : "";
      if (auto contract = model::parse_contract(kept.text)) {
        kept.contract = *std::move(contract);
      }
    }
  }

  void compare_places(const std::string& name,
                      const std::vector<Place>& places,
                      Findings& findings)
  {
    const auto& first = places.front();
    const auto& expected = units_[first.unit].contract;
    for (std::size_t i = 1; i < places.size() && expected; ++i) {
      const auto& found = units_[places[i].unit].contract;
      const auto one = scan_.units[first.unit].name;
      const auto other = scan_.units[places[i].unit].name;
      const verify::Sides sides{other, one};
      const auto changes =
        found ? explain_type({*expected, *found}, name, sides) : "";
      if (changes.empty()) {
        continue;
      }
      findings.push_back(
        {"one_definition",
         "type " + base::quote(name) + " differs between " + other + " and " +
           one + ": " + changes,
         format_place(first.declared) + " in " + one + ", " +
           format_place(places[i].declared) + " in " + other,
         "compile both with the same macros and flags; if they are different "
         "types, rename one or put it into an unnamed namespace"});
      return;
    }
  }

  const dwarf::Debug& debug_;
  const Scan& scan_;
  std::map<std::size_t, Kept> units_;
  std::map<std::string, std::vector<Place>> names_;
};

}  // namespace

void
check_definitions(const dwarf::Debug& debug,
                  const Scan& scan,
                  const std::set<std::string>& told,
                  Findings& findings)
{
  Suspects suspects(debug, scan);
  std::size_t count = 0;
  for (const auto& [name, all] : scan.types) {
    const auto definitions = list_cpp(scan, all);
    if (definitions.size() > 1 && count < most_suspects) {
      suspects.add(definitions);
      ++count;
    }
  }
  Findings found;
  suspects.compare(told, found);
  findings.insert(findings.end(),
                  std::make_move_iterator(found.begin()),
                  std::make_move_iterator(found.end()));
}

}  // namespace hallmark::lint
