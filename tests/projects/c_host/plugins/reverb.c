/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A filter that mixes with its host's mixer and keeps a count. */

#include "filter.h"
#include "mixer.h"
#include "mixer.interface.h"

#include <string.h>

#ifndef BOOST
#  define BOOST 1.0F
#endif

int uses = 0;

static struct hallmark_interface_mixer mixer;

static const char*
start(void)
{
  const hallmark_context* self = hallmark_self();
  const int is_bound = self->api->provided(
    self->loader, &hallmark_mixer_expected, &mixer, sizeof mixer, NULL);
  return is_bound ? NULL : "the mixer is not the one it was built for";
}

static size_t
save(void* buffer, size_t size, unsigned* version)
{
  *version = 1;
  if (size >= sizeof uses) {
    memcpy(buffer, &uses, sizeof uses);
  }
  return sizeof uses;
}

static const char*
restore(const void* bytes, size_t size, unsigned version)
{
  if (version != 1 || size != sizeof uses) {
    return "state of another version";
  }
  memcpy(&uses, bytes, sizeof uses);
  return NULL;
}

HALLMARK_ON_OPEN(start)
HALLMARK_ON_SAVE(save)
HALLMARK_ON_RESTORE(restore)

float
gain(const filter_params* params)
{
  ++uses;
  return mixer.mix(params->level, BOOST);
}
