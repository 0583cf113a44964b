// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The build step from an interface's description to its binding.

#pragma once

#include "base/result.hpp"
#include "binding/binding.hpp"
#include "stamp/step.hpp"

namespace hallmark::binding {

using base::Result;

/// What the step is told: as that of a plugin, about NAME.interface.toml.
using stamp::Request;

/**
 * Write NAME.interface.hpp, .cpp (in C .h, .c), .abi and .list, each only when
 * its content changes.
 *
 * A description that is not where it is said to be is looked for in the
 * folders of interfaces, in order. The contract is made with the flags of the
 * targets that compile the second.
 *
 * Errors:   those of read_interface(), find_targets() and
 *           make_interface_contract()
 *           unreadable  an output cannot be written
 */
Result<void>
run_step(const Request& request);

}  // namespace hallmark::binding
