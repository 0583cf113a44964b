// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How an interface header becomes a contract: what a target's own compiler
// makes of it, as canonical text and fingerprints.

#pragma once

#include "contract/values/contract.hpp"
#include "contract/values/request.hpp"

namespace hallmark::contract {

/**
 * Compile an interface's contract and read what came of it, or take it from the
 * store when nothing that it was made from has changed.
 *
 * Runs the compiler once, and again when a template has to be completed that
 * no signature names. Its files are temporary and go with the call.
 *
 * Errors:   invalid_argument  the header does not compile (details: what the
 *                             compiler said), an export is not declared,
 *                             overloaded, a template, thread_local, …
 *           unsupported       debugging information that contracts do not know
 *           not_found         the compiler
 *           unreadable        temporary files cannot be written
 */
Result<Contract>
make_contract(const Request& request);

}  // namespace hallmark::contract
