// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Checks that a plugin and a host agree about each interface.

#pragma once

#include "base/error.hpp"
#include "elf/notes.hpp"
#include "model/export_name.hpp"
#include "model/stamp.hpp"
#include "verify/explain.hpp"
#include "verify/exports.hpp"
#include "verify/facts.hpp"

#include <hallmark/c/interface.h>

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace hallmark::verify {

/// The notes of one file that speak of interfaces. Views.
struct Notes {
  std::string_view table;                    ///< type 2, or empty
  std::vector<std::string_view> contracts;   ///< type 3
  std::vector<std::string_view> expected;    ///< type 5, with its first line
  std::vector<std::string_view> facts = {};  ///< type 7, likewise
};

/// What one side expects of an interface; FORMAT.md, note type 5.
struct ExpectedInterface {
  std::string_view name;
  std::string_view version;
  std::string_view fingerprint;
  std::string_view text;   ///< the contract
  std::string_view facts;  ///< lines `NAME=VALUE`, or empty: not compared
  /// The exports of the text, where they are known without it.
  std::span<const hallmark_expected_export> exports = {};
  Sides sides = {};  ///< what messages call the provider, and who expects it
};

/// Tells what a plugin has of an export.
using FindExport = std::function<Presence(const model::ExportName& wanted)>;

/// A plugin in the eyes of those who want to use it. Views.
struct Offer {
  const Notes& notes;
  const std::vector<model::Fact>& facts;
  FindExport find_export;
};

/// The notes of ours among those of a file.
[[nodiscard]] Notes
sort_notes(const std::vector<elf::Note>& notes);

/// The notes of a type, in file order.
[[nodiscard]] std::vector<const elf::Note*>
find_notes(const std::vector<elf::Note>& notes, model::NoteType type);

/// The content of note type 5; nothing when it is not sound.
[[nodiscard]] std::optional<ExpectedInterface>
parse_expected(std::string_view content);

/// What a file expects of an interface, among its notes of type 5, with the
/// facts of type 7.
[[nodiscard]] std::optional<ExpectedInterface>
find_expected(const Notes& notes, std::string_view interface_name);

/// The facts of the side that expects an interface, as lines `NAME=VALUE`,
/// among its notes of type 7; or empty.
[[nodiscard]] std::string_view
find_facts(const Notes& notes, std::string_view interface_name);

/// The text of the contract of an interface among note type 3; or empty.
[[nodiscard]] std::string_view
find_contract(const Notes& notes, std::string_view interface_name);

/**
 * Whether a plugin implements an interface as its host expects it.
 *
 * Versions first; equal fingerprints then accept without a look at the texts;
 * unequal ones are compared as text, which decides and explains. At last every
 * export that the host requires must be there: one that the plugin's contract
 * has as optional may be missing, and its stamp may not name what its contract
 * does.
 *
 * @return  What is wrong, most important first; none when they agree.
 *          `wrong_interface`, `wrong_toolchain`, `missing_export`, `malformed`.
 */
[[nodiscard]] std::vector<base::Error>
check_interface(const Offer& plugin,
                const ExpectedInterface& expected,
                const FactPolicy& policy,
                const Listing& listing = {});

/// `wrong_interface`: `does not implement interface 'audio.example/filter'`;
/// each that it implements is told by a detail.
[[nodiscard]] base::Error
make_not_implemented(const std::vector<std::string_view>& implemented,
                     std::string_view name);

/// `missing_export`: `2 exports of interface 'audio.example/filter' are
/// missing`, each told by a detail.
[[nodiscard]] base::Error
make_missing_exports(std::string_view interface_name,
                     std::vector<std::string> details);

/**
 * Whether a host provides what a plugin uses: check_interface() the other way.
 *
 * @param used      What the plugin expects: its note type 5.
 * @param facts     Of the plugin.
 * @param provided  What the host's own compiler made of it; null when the
 *                  host provides no interface of that name.
 */
[[nodiscard]] std::vector<base::Error>
check_used(const ExpectedInterface& used,
           const std::vector<model::Fact>& facts,
           const ExpectedInterface* provided,
           const FactPolicy& policy,
           const Listing& listing = {});

/**
 * check_used() of an interface that a plugin's stamp says it uses.
 *
 * @param plugin  What it expects is among these; `malformed` when it is not.
 */
[[nodiscard]] std::vector<base::Error>
check_use(std::string_view name,
          const Offer& plugin,
          const ExpectedInterface* provided,
          const FactPolicy& policy,
          const Listing& listing = {});

}  // namespace hallmark::verify
