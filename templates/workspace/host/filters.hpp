// SPDX-License-Identifier: 0BSD
// How the host opens a filter.

#pragma once

#include "filter.interface.hpp"

#include <hallmark/loader.hpp>

#include <string>

/// The versions of filters that this host works with.
inline constexpr const char* filter_versions = "{{range}}";

/// A filter that is open. Its exports are members, and it keeps itself open.
using Filter = hallmark::Bound<hallmark::interfaces::filter>;

/**
 * Open a filter's file, and bind what the interface says that it exports.
 *
 * The stamp is read from the file first: nothing of a refused file runs, and
 * the error's explain() says what it is and what it should be. Types count: a
 * plugin whose header differed from this program's is refused, with the member.
 */
hallmark::Result<Filter>
open_filter(hallmark::Loader& loader, const std::string& file);
