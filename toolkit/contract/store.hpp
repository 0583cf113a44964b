// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The store of contracts that were made before, and when one of them serves
// another plugin too.
//
// The key of an entry is a digest of all that is known before a header is read:
// the request, the compiler and its version, the flags, the environment that
// compilers read, and this program. The entry says which files were read, with
// digests of their content, and is used as long as these match. A key has only
// one entry, the last.
//
// Meson gives each target a private folder along the include path. If it holds
// nothing that could be included, it is not part of the key. So the plugins of
// an interface share its contract.

#pragma once

#include "contract/values/contract.hpp"
#include "contract/values/request.hpp"

#include <functional>

namespace hallmark::contract {

using MakeContract = std::function<Result<Contract>(const Request&)>;

/**
 * The contract that is kept in `request.store`, or else the one that `make`
 * makes, which is then kept. Of several processes that ask for the same, one
 * makes it and the others wait.
 *
 * A store that cannot be read or written is as good as none.
 *
 * Errors:   those of `make`, which are never kept
 */
Result<Contract>
find_or_make(const Request& request, const MakeContract& make);

}  // namespace hallmark::contract
