// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Whether a plugin and a host may speak an interface: by its versions first,
// then by the contracts of both.

#pragma once

#include "base/error.hpp"
#include "model/contract.hpp"
#include "verify/explain.hpp"

#include <optional>
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
                        const model::Version& host,
                        const Sides& sides = {});

/// What is known of two texts beside what they say.
enum class Fingerprints {
  unknown,
  unequal,  ///< the texts must differ, or something is not seen
};

/// How contracts are compared, and how it is told.
struct Manner {
  Fingerprints fingerprints = Fingerprints::unknown;
  Sides sides = {};
  Listing listing = {};
};

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
                const Manner& manner = {});

}  // namespace hallmark::verify
