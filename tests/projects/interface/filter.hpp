// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What every filter provides to its host.

#pragma once

#include <hallmark/plugin.h>

#include <memory>
#include <string>

HALLMARK_C_BEGIN
HALLMARK_EXPORT const char*
filter_name(void);
HALLMARK_C_END

namespace audio {

struct Params {
  int steps;
  float level;
#if defined(TITLE)
  char title[sizeof(TITLE)];
#endif
};

class Filter {
public:
  virtual ~Filter() = default;
  virtual float process(float sample) = 0;
};

HALLMARK_EXPORT std::unique_ptr<Filter>
create(const Params& params, const std::string& name);
HALLMARK_EXPORT extern const Params presets[2];
HALLMARK_EXPORT float
tail(const Filter& filter) noexcept;

}  // namespace audio
