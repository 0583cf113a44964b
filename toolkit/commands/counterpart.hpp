// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a plugin is compared with: a host that is built, or the contract text of
// an interface.

#pragma once

#include "base/result.hpp"
#include "verify/candidate.hpp"
#include "verify/decided.hpp"
#include "verify/demands.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hallmark::commands {

/// An interface as the other side knows it.
struct CounterpartInterface {
  verify::ExpectedInterface expected;
  bool is_provided = false;  ///< by the host, and used by plugins
  /// Of a text: what its fingerprint is, as far as the text tells.
  std::string_view fingerprint = {};
};

/// The other side of a plugin's boundary. Cannot be copied: its parts are
/// views of `texts`.
struct Counterpart {
  std::string file;
  bool is_host = false;  ///< else the text of one interface
  std::string machine;   ///< that it is for: `x86-64`
  std::vector<std::unique_ptr<const std::string>> texts;
  std::vector<CounterpartInterface> interfaces;
};

/**
 * Read what a host says that it expects and provides, in its notes of type 5,
 * and of its toolchain, in those of type 7.
 *
 * Errors:   not_found, unreadable, wrong_platform  as read_parts()
 *           malformed  no sound ELF file, or one without such a note
 */
[[nodiscard]] base::Result<Counterpart>
read_host(const std::string& file);

/**
 * Read the text of an interface: `NAME.interface.abi`.
 *
 * Errors:   not_found, unreadable; malformed, unsupported as parse_contract()
 *           malformed  a text that does not tell the toolchain of its host
 */
[[nodiscard]] base::Result<Counterpart>
read_interface_text(const std::string& file);

/**
 * Check that a plugin is for the machine of its other side.
 *
 * Errors:   wrong_platform
 */
base::Result<void>
check_machine(const Counterpart& counterpart, const elf::Header& plugin);

/// What hosts among these provide; empty where none is a host.
[[nodiscard]] verify::FindProvided
find_provided_by(const std::vector<Counterpart>& counterparts);

/**
 * What is wrong between a plugin and its other side.
 *
 * A text that is named must be implemented, or used. A host may speak more
 * interfaces than one plugin implements: those that both know are compared, and
 * one there must be. What the plugin uses, the host must provide.
 *
 * @param stamp  Of the plugin.
 * @param all    Whether all differences are told, or the first lines.
 */
[[nodiscard]] std::vector<base::Error>
check_counterpart(const Counterpart& counterpart,
                  const verify::Parts& plugin,
                  const model::Stamp& stamp,
                  bool all);

/// The same of a plugin that uses nothing, by the first notes of its stamp.
/// Nothing where the texts have to be compared.
[[nodiscard]] std::optional<std::vector<base::Error>>
check_counterpart(const Counterpart& counterpart,
                  const model::Decision& plugin);

}  // namespace hallmark::commands
