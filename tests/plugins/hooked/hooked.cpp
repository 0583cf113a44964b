// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plugin whose hooks do what the test's probe says.

#include "answer.h"
#include "probe.h"

#include <hallmark/plugin.hpp>

#include <stdexcept>

namespace {

probe*
find_probe()
{
  return static_cast<probe*>(hallmark::self()->host);
}

const char*
set_up()
{
  auto* host = find_probe();
  if (!host) {
    return nullptr;
  }
  ++host->opened;
  if (host->during_open) {
    host->during_open(host->data);
  }
  if (host->thrown) {
    throw std::runtime_error(host->thrown);
  }
  return host->refusal;
}

void
tear_down()
{
  if (auto* host = find_probe()) {
    ++host->closed;
  }
}

}  // namespace

HALLMARK_ON_OPEN(set_up)
HALLMARK_ON_CLOSE(tear_down)

extern "C" int
answer()
{
  return 42;
}
