// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The exports of the plugin that makes objects.

#pragma once

#include "object.hpp"

#include <hallmark/plugin.h>

extern "C" {
HALLMARK_EXPORT shapes::Shape*
create_shape();
HALLMARK_EXPORT shapes::Plain*
create_plain(int value);
HALLMARK_EXPORT void
destroy_plain(shapes::Plain* plain);
HALLMARK_EXPORT extern int destroyed;
}
