// SPDX-License-Identifier: 0BSD
// Knows how the host opens a filter.

#pragma once

#include "filter.h"

#include <hallmark/loader.hpp>

#include <string>

/// The versions of filters that this host works with.
inline constexpr const char* filter_versions = "{{range}}";

/// A filter that is open. Its symbols keep it open.
struct Filter {
  hallmark::Plugin plugin;
  hallmark::Symbol<decltype(filter_apply)> apply;
  hallmark::Symbol<decltype(filter_strength)> strength;
};

/**
 * Open a filter's file and look up what the host uses of it.
 *
 * The stamp is read from the file first: nothing of a refused file runs, and
 * the error's explain() says what it is and what it should be.
 */
hallmark::Result<Filter>
open_filter(hallmark::Loader& loader, const std::string& file);
