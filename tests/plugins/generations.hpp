// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What every generation of one plugin does; GENERATION says which it is.

#pragma once

#include "generations.h"
#include "probe.h"

#include <hallmark/plugin.hpp>

#include <cstring>
#include <stdexcept>

int state = GENERATION;

extern "C" int
answer()
{
  return GENERATION;
}

namespace {

probe&
find_probe()
{
  static probe none{};
  auto* host = static_cast<probe*>(hallmark::self()->host);
  return host ? *host : none;
}

const char*
set_up()
{
  auto& host = find_probe();
  ++host.opened;
  if (host.during_open) {
    host.during_open(host.data);
  }
  return host.refusal;
}

void
tear_down()
{
  auto& host = find_probe();
  ++host.closed;
  if (host.during_close) {
    host.during_close(host.data);
  }
}

std::size_t
save(void* buffer, std::size_t size, unsigned* version)
{
  auto& host = find_probe();
  ++host.saved;
  if (host.thrown) {
    throw std::runtime_error(host.thrown);
  }
  if (size >= sizeof state) {
    std::memcpy(buffer, &state, sizeof state);
  }
  *version = GENERATION;
  return sizeof state + (host.grows_by ? size + host.grows_by : 0);
}

const char*
restore(const void* bytes, std::size_t size, unsigned version)
{
  auto& host = find_probe();
  ++host.restored;
  host.version = version;
  if (size != sizeof state) {
    return "state has another size";
  }
  std::memcpy(&state, bytes, size);
  return host.restore_refusal;
}

}  // namespace

HALLMARK_ON_OPEN(set_up)
HALLMARK_ON_CLOSE(tear_down)
HALLMARK_ON_SAVE(save)
HALLMARK_ON_RESTORE(restore)
