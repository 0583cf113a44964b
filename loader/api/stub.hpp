// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Knows the one answer of a library that cannot open plugins.

#pragma once

#include "api/handles.hpp"

namespace hallmark::api {

/// Nothing, and why: `unsupported`.
template<class T>
T
refuse(hallmark_error** error, const char* file = nullptr)
{
  auto why = base::make_error(
    Code::unsupported,
    "this build of the loader is a stub, which opens no plugins",
    "build Hallmark with -Dloader=auto, for a platform that it supports");
  put_error(error, base::with_subject(std::move(why), file ? file : ""));
  return T{};
}

}  // namespace hallmark::api
