// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Functions of which callers take more for granted than their types.

#pragma once

#include <hallmark/plugin.h>

namespace audio {

struct Hooks {
  int (*plain)(int);
  int (*safe)(int) noexcept;
};

/// Made by plugins.
class Voice {
public:
  virtual ~Voice() = default;
  virtual int pitch() const noexcept = 0;
  virtual int level() const { return 3; }
  virtual int tune(int by) = 0;
};

class Chorus : public Voice {
public:
  int pitch() const noexcept override { return 5; }
  int level() const final { return 6; }
  int tune(int by) override { return by; }
};

/// Made by hosts.
class Listener {
public:
  virtual ~Listener() = default;
  virtual int hear(int sample) noexcept = 0;
  virtual int miss() { return 1; }
};

HALLMARK_EXPORT Voice*
make_voice();
HALLMARK_EXPORT Chorus*
make_chorus();
HALLMARK_EXPORT int
play(Listener& listener, const Hooks& hooks);
HALLMARK_EXPORT int
steady(int sample) noexcept;
HALLMARK_EXPORT int
wild(int sample);
HALLMARK_EXPORT int
listen(int (*callback)(int));

}  // namespace audio
