// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which images several loaders of the process have open at once.
//
// One file is one image, with one set of statics and one context slot,
// whatever loaders there are. Each open plugin is noted here while it is
// mapped, so that the slot never names a plugin that is gone, and a close can
// tell that another loader keeps the image.

#pragma once

#include <hallmark/plugin.h>

namespace hallmark::table {

/// What one loader has of an image.
struct Image {
  const void* dynamic = nullptr;              ///< tells images apart
  const hallmark_context** slot = nullptr;    ///< null: the image has none
  const hallmark_context* context = nullptr;  ///< what is put there
};

/// Note a plugin that was mapped; its context is the image's from now on.
void
add_image(const Image& image);

/**
 * Forget a plugin, before it is given back: the image's context is that of the
 * latest loader that has it still, or null. Does nothing the second time.
 *
 * @return  Whether another loader has it.
 */
bool
remove_image(const Image& image);

}  // namespace hallmark::table
