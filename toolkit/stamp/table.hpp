// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How contracts are stored in notes: the table of fingerprints (type 2), the
// texts of what a plugin provides (type 3) and of what it expects (type 5).

#pragma once

#include "stamp/contracts.hpp"
#include "stamp/note.hpp"

namespace hallmark::stamp {

/**
 * The table of a plugin, lines of fields separated by TABs:
 *
 *     interface  NAME  VERSION  FINGERPRINT
 *     export     NAME  FINGERPRINT  KEY  SIGNATURE  INTERFACE
 *     class      KEY  SIZE  ALIGNMENT  value|memory  NAME
 *
 * @return  Empty without a contract of what the plugin provides.
 */
[[nodiscard]] std::string
format_table(const describe::Plugin& plugin, const Contracts& contracts);

/// What one side expects of an interface: `expected NAME VERSION FINGERPRINT`
/// and the text.
[[nodiscard]] std::string
format_expected(const describe::Interface& interface,
                const contract::Contract& contract);

/// The notes of a plugin's contracts, in the order of their types.
[[nodiscard]] std::vector<Note>
make_contract_notes(const describe::Plugin& plugin, const Contracts& contracts);

}  // namespace hallmark::stamp
