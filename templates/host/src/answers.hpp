// SPDX-License-Identifier: 0BSD
// How the program opens a plugin and asks it.

#pragma once

#include <{{name}}/plugin.h>

#include <hallmark/loader.hpp>

#include <string>

/// A plugin that is open. Its symbols keep it open.
struct Answerer {
  hallmark::Plugin plugin;
  hallmark::Symbol<decltype({{identifier}}_answer)> answer;
  hallmark::Symbol<decltype({{identifier}}_unit)> unit;
};

/**
 * Open a plugin's file and look up what the program uses of it.
 *
 * The stamp is read from the file first: nothing of a refused file runs, and
 * the error's explain() says what it is and what it should be.
 *
 * @param range  The versions that are taken: `^1.2`; all when it is empty.
 */
hallmark::Result<Answerer>
open_answerer(hallmark::Loader& loader,
              const std::string& file,
              const std::string& range = {});
