// SPDX-License-Identifier: 0BSD
// A plugin to test with.

#include <{{name}}/plugin.h>

const char* const {{identifier}}_unit = "apples";

int
{{identifier}}_answer(int number)
{
  return 2 * number;
}
