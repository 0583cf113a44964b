// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The exports of a plugin that uses what often keeps a library mapped.

#pragma once

#include <hallmark/plugin.h>

#include <memory>
#include <string>

extern "C" {
HALLMARK_EXPORT int
use_everything();
HALLMARK_EXPORT void
throw_error();
HALLMARK_EXPORT void
throw_private();
}

HALLMARK_EXPORT std::shared_ptr<std::string>
make_shared_text();
