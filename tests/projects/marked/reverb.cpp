// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "params.hpp"

#include <hallmark/plugin.h>

#include <string>

namespace audio {
namespace {

float
scale(int steps)
{
  return static_cast<float>(steps);
}

}  // namespace

HALLMARK_EXPORT float
gain(const Params& params)
{
  return params.level * scale(params.steps);
}

HALLMARK_EXPORT extern const int presets[2];
const int presets[2] = {3, 4};

std::string
hidden(std::string text)
{
  return text + "!";
}

}  // namespace audio

namespace {

const char*
start()
{
  return audio::hidden("a") == "a!" ? nullptr : "cannot start";
}

}  // namespace

HALLMARK_ON_OPEN(start)
