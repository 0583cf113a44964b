// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a loader is made with and asked, as the C interface takes it. A stub does
// without.

#pragma once

#include "find/request.hpp"
#include "table/options.hpp"

#include <hallmark/c/loader.h>

namespace hallmark::api {

/**
 * The options of a loader, copied; null gives the defaults.
 *
 * Errors:   invalid_argument  a size that is not set, facts that cannot be
 *                             parsed, a null directory
 */
base::Result<table::Options>
make_options(const hallmark_options* given);

/**
 * What a caller expects of a plugin; null expects nothing.
 *
 * Errors:   invalid_argument  a bad path or range
 */
base::Result<find::Request>
read_request(const hallmark_expect* expect);

/// The same; invalid_argument too when its size is not set.
base::Result<find::Request>
read_sized_request(const hallmark_expect* expect);

}  // namespace hallmark::api
