// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "lint/debugging.hpp"

#include "lint/contracts.hpp"
#include "lint/definitions.hpp"
#include "verify/interfaces.hpp"

#include <set>

namespace hallmark::lint {
namespace {

/// Debugging information, and what was found in it.
struct Looked {
  contract::dwarf::Debug debug;
  Scan scan;
  std::vector<Mismatch> mismatches;
};

base::Result<Looked>
look(const std::string& file, const verify::Parts& parts)
{
  auto debug = contract::dwarf::Debug::open(file);
  if (!debug) {
    return debug.error();
  }
  const auto contracts = verify::sort_notes(parts.notes).contracts;
  auto scan = scan_types(*debug, list_linkages(contracts));
  if (!scan) {
    return scan.error();
  }
  auto mismatches = compare_with_contracts(*debug, *scan, contracts);
  return Looked{*std::move(debug), *std::move(scan), std::move(mismatches)};
}

}  // namespace

void
check_debugging(const std::string& file,
                const verify::Parts& parts,
                Report& report)
{
  const auto looked = look(file, parts);
  const bool is_split = looked && looked->scan.has_skeletons;
  if (is_split) {
    report.notes.emplace_back(
      "the debugging information of some sources is in other files, so their "
      "types are not checked; compile without -gsplit-dwarf");
  }
  if (!looked || looked->scan.types.empty()) {
    if (!is_split) {
      report.notes.emplace_back("no readable debugging information, so its "
                                "types are not checked; compile with -g");
    }
    return;
  }
  std::set<std::string> told;
  for (const auto& mismatch : looked->mismatches) {
    report.findings.push_back(mismatch.finding);
    told.insert(mismatch.type);
  }
  check_definitions(looked->debug, looked->scan, told, report.findings);
}

std::vector<base::Error>
check_exported_types(const std::string& file, const verify::Parts& parts)
{
  std::vector<base::Error> errors;
  if (verify::sort_notes(parts.notes).contracts.empty()) {
    return errors;
  }
  if (const auto looked = look(file, parts)) {
    for (const auto& one : looked->mismatches) {
      if (one.is_certain) {
        const auto& finding = one.finding;
        errors.push_back(
          base::make_error(Code::wrong_interface,
                           finding.what + ", at " + finding.where,
                           finding.cure));
      }
    }
  }
  return errors;
}

}  // namespace hallmark::lint
