// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows whether a plugin and a host may speak an interface: first by the
// versions, then by fingerprints, and in the end by the texts, which decide.

#pragma once

#include "base/error.hpp"
#include "model/contract.hpp"
#include "model/fingerprint.hpp"
#include "verify/explain.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace hallmark::verify {

/**
 * Check the version of an interface, which comes before all else: a new major
 * version may change what things mean and not what they look like.
 *
 * @return  Nothing when plugin and host are of one line, else
 *          `wrong_interface`: `interface 'audio.example/filter' has another
 *          major version: found 3.0.0, expected 2.1.0`.
 */
[[nodiscard]] std::optional<base::Error>
check_interface_version(std::string_view interface_name,
                        const model::Version& plugin,
                        const model::Version& host);

/// The fingerprint of an export.
struct ExportPrint {
  std::string_view name;
  model::Fingerprint fingerprint;
  bool is_optional = false;
};

/**
 * Whether fingerprints alone show that all that the user has agrees: each of
 * its exports is the provider's too, with an equal fingerprint, or optional.
 *
 * @param user      Sorted by name, and so `provider`.
 * @return          False also when only the texts can tell.
 */
[[nodiscard]] bool
fingerprints_agree(std::span<const ExportPrint> user,
                   std::span<const ExportPrint> provider);

/**
 * Check a plugin's contract against a host's, in the direction that the
 * contracts say: which of the two provides.
 *
 * @return  Nothing when they agree, else an explanation.
 *
 * Codes:    wrong_interface  another name or version, or differences
 *           wrong_platform   contracts of different machines
 */
[[nodiscard]] std::optional<base::Error>
check_contracts(const model::Contract& plugin,
                const model::Contract& host,
                const Listing& listing = {});

}  // namespace hallmark::verify
